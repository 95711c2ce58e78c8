CREATE TABLE `application_tags` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`tag` text NOT NULL,
	`added_by_id` text,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`added_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `application_tags_once` ON `application_tags` (`application_id`,`tag`);--> statement-breakpoint
CREATE TABLE `colleagues` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`email` text NOT NULL,
	`may` text NOT NULL,
	`token_hash` text,
	`invited_by_id` text,
	`invited_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`user_id` text,
	`accepted_at` integer,
	`removed_at` integer,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`invited_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "colleagues_may" CHECK("colleagues"."may" in ('view', 'edit'))
);
--> statement-breakpoint
CREATE INDEX `colleagues_application` ON `colleagues` (`application_id`);--> statement-breakpoint
CREATE INDEX `colleagues_user` ON `colleagues` (`user_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `colleagues_token` ON `colleagues` (`token_hash`);--> statement-breakpoint
CREATE TABLE `draft_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`number` integer NOT NULL,
	`title` text NOT NULL,
	`answers` text NOT NULL,
	`saved_by_id` text,
	`started_at` integer,
	`saved_at` integer NOT NULL,
	`is_kept` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`saved_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `draft_versions_number` ON `draft_versions` (`application_id`,`number`);--> statement-breakpoint
CREATE TABLE `eligibility_questions` (
	`id` text PRIMARY KEY NOT NULL,
	`edition_id` text NOT NULL,
	`clause_id` text,
	`text` text NOT NULL,
	`passes` text NOT NULL,
	`explanation` text NOT NULL,
	`position` integer NOT NULL,
	FOREIGN KEY (`edition_id`) REFERENCES `editions`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`clause_id`) REFERENCES `clauses`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `eligibility_questions_edition` ON `eligibility_questions` (`edition_id`);--> statement-breakpoint
CREATE TABLE `extensions` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`until` integer NOT NULL,
	`reason` text NOT NULL,
	`granted_by_id` text,
	`granted_at` integer NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`granted_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `extensions_application` ON `extensions` (`application_id`);--> statement-breakpoint
CREATE TABLE `finding_reasons` (
	`id` text PRIMARY KEY NOT NULL,
	`edition_id` text NOT NULL,
	`clause_id` text,
	`text` text NOT NULL,
	`position` integer NOT NULL,
	FOREIGN KEY (`edition_id`) REFERENCES `editions`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`clause_id`) REFERENCES `clauses`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `finding_reasons_edition` ON `finding_reasons` (`edition_id`);--> statement-breakpoint
CREATE TABLE `form_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`edition_id` text NOT NULL,
	`number` integer NOT NULL,
	`form` text NOT NULL,
	`saved_by_id` text,
	`saved_at` integer NOT NULL,
	FOREIGN KEY (`edition_id`) REFERENCES `editions`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`saved_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `form_versions_number` ON `form_versions` (`edition_id`,`number`);--> statement-breakpoint
CREATE TABLE `internal_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`author_id` text,
	`seen_by` text NOT NULL,
	`text` text NOT NULL,
	`written_at` integer NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "internal_notes_seen_by" CHECK("internal_notes"."seen_by" in ('author', 'secretariat'))
);
--> statement-breakpoint
CREATE INDEX `internal_notes_application` ON `internal_notes` (`application_id`);--> statement-breakpoint
CREATE TABLE `mail_attempts` (
	`id` text PRIMARY KEY NOT NULL,
	`mail_id` text NOT NULL,
	`at` integer NOT NULL,
	`result` text NOT NULL,
	`detail` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `mail_attempts_mail` ON `mail_attempts` (`mail_id`);--> statement-breakpoint
CREATE TABLE `mail_batches` (
	`id` text PRIMARY KEY NOT NULL,
	`edition_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`state` text NOT NULL,
	`created_by_id` text,
	`created_at` integer NOT NULL,
	`checked_by_id` text,
	`checked_at` integer,
	`confirmed_by_id` text,
	`confirmed_at` integer,
	`release_at` integer,
	`per_minute` integer,
	CONSTRAINT "mail_batches_state" CHECK("mail_batches"."state" in ('waiting', 'released', 'stopped'))
);
--> statement-breakpoint
CREATE INDEX `mail_batches_edition` ON `mail_batches` (`edition_id`);--> statement-breakpoint
CREATE TABLE `mail_templates` (
	`id` text PRIMARY KEY NOT NULL,
	`programme_id` text NOT NULL,
	`kind` text NOT NULL,
	`language` text NOT NULL,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	`saved_by_id` text,
	`saved_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mail_templates_kind` ON `mail_templates` (`programme_id`,`kind`,`language`);--> statement-breakpoint
CREATE TABLE `messages` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`from` text NOT NULL,
	`author_id` text,
	`text` text NOT NULL,
	`sent_at` integer NOT NULL,
	`read_at` integer,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "messages_from" CHECK("messages"."from" in ('city', 'secretariat'))
);
--> statement-breakpoint
CREATE INDEX `messages_application` ON `messages` (`application_id`);--> statement-breakpoint
CREATE TABLE `privacy_notices` (
	`id` text PRIMARY KEY NOT NULL,
	`programme_id` text NOT NULL,
	`number` integer NOT NULL,
	`text` text NOT NULL,
	`saved_by_id` text,
	`saved_at` integer NOT NULL,
	FOREIGN KEY (`programme_id`) REFERENCES `programmes`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`saved_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `privacy_notices_number` ON `privacy_notices` (`programme_id`,`number`);--> statement-breakpoint
CREATE TABLE `retention_rules` (
	`id` text PRIMARY KEY NOT NULL,
	`programme_id` text NOT NULL,
	`data_class` text NOT NULL,
	`days` integer NOT NULL,
	FOREIGN KEY (`programme_id`) REFERENCES `programmes`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `retention_rules_class` ON `retention_rules` (`programme_id`,`data_class`);--> statement-breakpoint
CREATE TABLE `saved_views` (
	`id` text PRIMARY KEY NOT NULL,
	`edition_id` text NOT NULL,
	`user_id` text NOT NULL,
	`name` text NOT NULL,
	`search` text NOT NULL,
	`saved_at` integer NOT NULL,
	FOREIGN KEY (`edition_id`) REFERENCES `editions`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `saved_views_name` ON `saved_views` (`edition_id`,`user_id`,`name`);--> statement-breakpoint
CREATE TABLE `submit_attempts` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`at` integer NOT NULL,
	`by_id` text,
	`result` text NOT NULL,
	`missing` text NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `submit_attempts_application` ON `submit_attempts` (`application_id`);--> statement-breakpoint
CREATE TABLE `uploads` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`name` text NOT NULL,
	`alt` text NOT NULL,
	`question` text,
	`bytes` integer NOT NULL,
	`received_bytes` integer NOT NULL,
	`started_by_id` text,
	`started_at` integer NOT NULL,
	`touched_at` integer NOT NULL,
	`attachment_id` text,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`started_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`attachment_id`) REFERENCES `attachments`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `uploads_application` ON `uploads` (`application_id`);--> statement-breakpoint
DROP INDEX `findings_one_per_clause`;--> statement-breakpoint
ALTER TABLE `findings` ADD `evidence` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `findings` ADD `note_to_self` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `findings` ADD `screener` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `findings_one_per_clause` ON `findings` (`application_id`,`submission`,`clause_id`,`screener`);--> statement-breakpoint
ALTER TABLE `applications` ADD `answer_versions` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `applications` ADD `answer_authors` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `applications` ADD `duplicate_of_id` text;--> statement-breakpoint
ALTER TABLE `attachments` ADD `pages` integer;--> statement-breakpoint
ALTER TABLE `attachments` ADD `question` text;--> statement-breakpoint
ALTER TABLE `attachments` ADD `scan` text DEFAULT 'unscanned' NOT NULL;--> statement-breakpoint
ALTER TABLE `attachments` ADD `scanned_at` integer;--> statement-breakpoint
ALTER TABLE `editions` ADD `cap_per_entrant` integer;--> statement-breakpoint
ALTER TABLE `editions` ADD `is_one_category_a_project` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `editions` ADD `grace_minutes` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `editions` ADD `contact_email` text;--> statement-breakpoint
ALTER TABLE `editions` ADD `files_per_application` integer;--> statement-breakpoint
ALTER TABLE `editions` ADD `megabytes_per_application` integer;--> statement-breakpoint
ALTER TABLE `editions` ADD `megabytes_per_edition` integer;--> statement-breakpoint
ALTER TABLE `editions` ADD `has_two_screeners` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `mails` ADD `edition_id` text;--> statement-breakpoint
ALTER TABLE `mails` ADD `application_id` text;--> statement-breakpoint
ALTER TABLE `mails` ADD `kind` text;--> statement-breakpoint
ALTER TABLE `mails` ADD `batch_id` text;--> statement-breakpoint
ALTER TABLE `mails` ADD `abandoned_at` integer;--> statement-breakpoint
CREATE INDEX `mails_edition` ON `mails` (`edition_id`);--> statement-breakpoint
CREATE INDEX `mails_batch` ON `mails` (`batch_id`);--> statement-breakpoint
CREATE INDEX `mails_application` ON `mails` (`application_id`);--> statement-breakpoint
ALTER TABLE `screenings` ADD `open_questions` text;--> statement-breakpoint
ALTER TABLE `submissions` ADD `form_version` integer;--> statement-breakpoint
ALTER TABLE `submissions` ADD `privacy_notice_id` text REFERENCES privacy_notices(id);--> statement-breakpoint
ALTER TABLE `users` ADD `language` text;