CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`user_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `accounts_user` ON `accounts` (`user_id`);--> statement-breakpoint
CREATE TABLE `achievements` (
	`id` text PRIMARY KEY NOT NULL,
	`edition_id` text NOT NULL,
	`entrant` text NOT NULL,
	`entrant_slug` text NOT NULL,
	`country` text NOT NULL,
	`name` text NOT NULL,
	`citation` text NOT NULL,
	`position` integer NOT NULL,
	FOREIGN KEY (`edition_id`) REFERENCES `editions`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `achievements_edition` ON `achievements` (`edition_id`);--> statement-breakpoint
CREATE TABLE `applications` (
	`id` text PRIMARY KEY NOT NULL,
	`edition_id` text NOT NULL,
	`category_id` text NOT NULL,
	`entrant_id` text NOT NULL,
	`ref` text NOT NULL,
	`title` text NOT NULL,
	`state` text NOT NULL,
	`left_after_round_id` text,
	`left_reason` text,
	`owner_id` text,
	`answers` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`saved_at` integer NOT NULL,
	`submitted_at` integer,
	FOREIGN KEY (`edition_id`) REFERENCES `editions`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`category_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`entrant_id`) REFERENCES `entrants`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`left_after_round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "applications_state" CHECK("applications"."state" in ('draft', 'submitted', 'returned', 'accepted', 'rejected', 'withdrawn', 'disqualified'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `applications_ref` ON `applications` (`edition_id`,`ref`);--> statement-breakpoint
CREATE INDEX `applications_category` ON `applications` (`category_id`);--> statement-breakpoint
CREATE INDEX `applications_owner` ON `applications` (`owner_id`);--> statement-breakpoint
CREATE TABLE `attachments` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`name` text NOT NULL,
	`media_type` text NOT NULL,
	`bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`alt` text NOT NULL,
	`added_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `attachments_application` ON `attachments` (`application_id`);--> statement-breakpoint
CREATE TABLE `audit_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`edition_id` text,
	`at` integer NOT NULL,
	`actor_id` text,
	`act` text NOT NULL,
	`subject` text NOT NULL,
	`details` text NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `audit_entries_number` ON `audit_entries` (`number`);--> statement-breakpoint
CREATE INDEX `audit_entries_edition` ON `audit_entries` (`edition_id`);--> statement-breakpoint
CREATE TABLE `audit_heads` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `ballots` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`category_id` text NOT NULL,
	`choices` text NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`category_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `ballots_category` ON `ballots` (`round_id`,`category_id`);--> statement-breakpoint
CREATE TABLE `categories` (
	`id` text PRIMARY KEY NOT NULL,
	`edition_id` text NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`description` text NOT NULL,
	`position` integer NOT NULL,
	FOREIGN KEY (`edition_id`) REFERENCES `editions`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `categories_slug` ON `categories` (`edition_id`,`slug`);--> statement-breakpoint
CREATE TABLE `certifications` (
	`id` text PRIMARY KEY NOT NULL,
	`edition_id` text NOT NULL,
	`number` integer NOT NULL,
	`kind` text NOT NULL,
	`snapshot` text NOT NULL,
	`digest` text NOT NULL,
	`reason` text NOT NULL,
	`certified_by_id` text,
	`certified_at` integer NOT NULL,
	`superseded_at` integer,
	`publish_at` integer,
	FOREIGN KEY (`edition_id`) REFERENCES `editions`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`certified_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `certifications_number` ON `certifications` (`edition_id`,`number`);--> statement-breakpoint
CREATE TABLE `citations` (
	`id` text PRIMARY KEY NOT NULL,
	`edition_id` text NOT NULL,
	`application_ref` text NOT NULL,
	`text` text NOT NULL,
	FOREIGN KEY (`edition_id`) REFERENCES `editions`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `citations_one_per_application` ON `citations` (`edition_id`,`application_ref`);--> statement-breakpoint
CREATE TABLE `clauses` (
	`id` text PRIMARY KEY NOT NULL,
	`edition_id` text NOT NULL,
	`title` text NOT NULL,
	`text` text NOT NULL,
	`position` integer NOT NULL,
	FOREIGN KEY (`edition_id`) REFERENCES `editions`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `clauses_edition` ON `clauses` (`edition_id`);--> statement-breakpoint
CREATE TABLE `criteria` (
	`id` text PRIMARY KEY NOT NULL,
	`category_id` text NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`description` text NOT NULL,
	`weight` integer NOT NULL,
	`position` integer NOT NULL,
	FOREIGN KEY (`category_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "criteria_weight" CHECK("criteria"."weight" >= 1)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `criteria_slug` ON `criteria` (`category_id`,`slug`);--> statement-breakpoint
CREATE TABLE `decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`edition_id` text NOT NULL,
	`number` integer NOT NULL,
	`kind` text NOT NULL,
	`round_id` text,
	`category_id` text,
	`prize_id` text,
	`judge_id` text,
	`application_id` text,
	`ordered` text NOT NULL,
	`by` text NOT NULL,
	`reason` text NOT NULL,
	`recorded_by_id` text,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`edition_id`) REFERENCES `editions`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`category_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`prize_id`) REFERENCES `prizes`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`judge_id`) REFERENCES `judges`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`recorded_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "decisions_kind" CHECK("decisions"."kind" in ('order', 'prize', 'strike', 'close-owed', 'below-quorum'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `decisions_number` ON `decisions` (`edition_id`,`number`);--> statement-breakpoint
CREATE TABLE `editions` (
	`id` text PRIMARY KEY NOT NULL,
	`programme_id` text NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`year` integer NOT NULL,
	`place` text NOT NULL,
	`time_zone` text NOT NULL,
	`summary` text NOT NULL,
	`state` text NOT NULL,
	`call_opens_at` integer,
	`call_closes_at` integer,
	`ceremony_on` text,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`programme_id`) REFERENCES `programmes`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "editions_state" CHECK("editions"."state" in ('setup', 'call', 'judging', 'certified', 'archived'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `editions_slug` ON `editions` (`programme_id`,`slug`);--> statement-breakpoint
CREATE TABLE `entrants` (
	`id` text PRIMARY KEY NOT NULL,
	`edition_id` text NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`country` text NOT NULL,
	FOREIGN KEY (`edition_id`) REFERENCES `editions`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `entrants_slug` ON `entrants` (`edition_id`,`slug`);--> statement-breakpoint
CREATE TABLE `findings` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`submission` integer NOT NULL,
	`clause_id` text NOT NULL,
	`result` text NOT NULL,
	`note` text NOT NULL,
	`found_by_id` text,
	`found_at` integer NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`clause_id`) REFERENCES `clauses`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`found_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "findings_result" CHECK("findings"."result" in ('pass', 'fail', 'unclear'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `findings_one_per_clause` ON `findings` (`application_id`,`submission`,`clause_id`);--> statement-breakpoint
CREATE TABLE `invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`email` text NOT NULL,
	`role` text NOT NULL,
	`programme_id` text NOT NULL,
	`judge_id` text,
	`invited_by_id` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`programme_id`) REFERENCES `programmes`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`judge_id`) REFERENCES `judges`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`invited_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "invitations_role" CHECK("invitations"."role" in ('secretariat', 'observer', 'judge', 'applicant'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_token` ON `invitations` (`token_hash`);--> statement-breakpoint
CREATE TABLE `judges` (
	`id` text PRIMARY KEY NOT NULL,
	`edition_id` text NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`title` text NOT NULL,
	`country` text,
	`chair` integer NOT NULL,
	`email` text,
	`user_id` text,
	`accepted_at` integer,
	`declined_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`edition_id`) REFERENCES `editions`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `judges_slug` ON `judges` (`edition_id`,`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `judges_user` ON `judges` (`edition_id`,`user_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `judges_email` ON `judges` (`edition_id`,`email`);--> statement-breakpoint
CREATE TABLE `mails` (
	`id` text PRIMARY KEY NOT NULL,
	`recipient` text NOT NULL,
	`subject` text NOT NULL,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	`not_before` integer NOT NULL,
	`attempts` integer NOT NULL,
	`last_error` text,
	`claimed_at` integer,
	`sent_at` integer
);
--> statement-breakpoint
CREATE INDEX `mails_due` ON `mails` (`sent_at`,`not_before`);--> statement-breakpoint
CREATE TABLE `prizes` (
	`id` text PRIMARY KEY NOT NULL,
	`edition_id` text NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`count` integer NOT NULL,
	`by` text NOT NULL,
	`metal` text NOT NULL,
	`position` integer NOT NULL,
	FOREIGN KEY (`edition_id`) REFERENCES `editions`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "prizes_by" CHECK("prizes"."by" in ('rank', 'panel')),
	CONSTRAINT "prizes_metal" CHECK("prizes"."metal" in ('gold', 'silver', 'mention', 'plain')),
	CONSTRAINT "prizes_count" CHECK("prizes"."count" >= 1)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `prizes_slug` ON `prizes` (`edition_id`,`slug`);--> statement-breakpoint
CREATE TABLE `programmes` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `programmes_slug` ON `programmes` (`slug`);--> statement-breakpoint
CREATE TABLE `rate_limits` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`count` integer NOT NULL,
	`last_request` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rate_limits_key` ON `rate_limits` (`key`);--> statement-breakpoint
CREATE TABLE `recusals` (
	`id` text PRIMARY KEY NOT NULL,
	`judge_id` text NOT NULL,
	`application_id` text NOT NULL,
	`reason` text NOT NULL,
	`recorded_by_id` text,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`judge_id`) REFERENCES `judges`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`recorded_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `recusals_one_per_application` ON `recusals` (`judge_id`,`application_id`);--> statement-breakpoint
CREATE INDEX `recusals_application` ON `recusals` (`application_id`);--> statement-breakpoint
CREATE TABLE `rounds` (
	`id` text PRIMARY KEY NOT NULL,
	`edition_id` text NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`position` integer NOT NULL,
	`state` text NOT NULL,
	`opens_at` integer,
	`closes_at` integer,
	`min_score` integer,
	`max_score` integer,
	`scale_labels` text NOT NULL,
	`quorum` integer,
	`advance` integer,
	`cutoff_tie` text,
	`votes` integer,
	`version` integer NOT NULL,
	`opened_at` integer,
	`closed_at` integer,
	FOREIGN KEY (`edition_id`) REFERENCES `editions`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "rounds_kind" CHECK("rounds"."kind" in ('screening', 'scorecard', 'ballot')),
	CONSTRAINT "rounds_state" CHECK("rounds"."state" in ('pending', 'open', 'closed', 'confirmed')),
	CONSTRAINT "rounds_cutoff_tie" CHECK("rounds"."cutoff_tie" in ('extend', 'break')),
	CONSTRAINT "rounds_scale" CHECK("rounds"."min_score" < "rounds"."max_score"),
	CONSTRAINT "rounds_advance" CHECK("rounds"."advance" >= 1),
	CONSTRAINT "rounds_votes" CHECK("rounds"."votes" >= 1)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rounds_slug` ON `rounds` (`edition_id`,`slug`);--> statement-breakpoint
CREATE TABLE `scorecards` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`judge_id` text NOT NULL,
	`application_id` text NOT NULL,
	`state` text NOT NULL,
	`remark` text NOT NULL,
	`version` integer NOT NULL,
	`saved_at` integer NOT NULL,
	`submitted_at` integer,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`judge_id`) REFERENCES `judges`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "scorecards_state" CHECK("scorecards"."state" in ('draft', 'submitted'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `scorecards_one_per_application` ON `scorecards` (`round_id`,`judge_id`,`application_id`);--> statement-breakpoint
CREATE INDEX `scorecards_application` ON `scorecards` (`application_id`);--> statement-breakpoint
CREATE TABLE `scores` (
	`scorecard_id` text NOT NULL,
	`criterion_id` text NOT NULL,
	`points` integer NOT NULL,
	PRIMARY KEY(`scorecard_id`, `criterion_id`),
	FOREIGN KEY (`scorecard_id`) REFERENCES `scorecards`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`criterion_id`) REFERENCES `criteria`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `screenings` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`submission` integer NOT NULL,
	`outcome` text NOT NULL,
	`reason` text NOT NULL,
	`due_at` integer,
	`reply` text,
	`replied_at` integer,
	`concluded_by_id` text,
	`concluded_at` integer NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`concluded_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "screenings_outcome" CHECK("screenings"."outcome" in ('accepted', 'returned', 'rejected'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `screenings_one_per_submission` ON `screenings` (`application_id`,`submission`);--> statement-breakpoint
CREATE TABLE `sealed_ballots` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`category_id` text NOT NULL,
	`judge_id` text NOT NULL,
	`sealed` text NOT NULL,
	`receipt` text NOT NULL,
	`cast_at` integer NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`category_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`judge_id`) REFERENCES `judges`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sealed_ballots_one_per_judge` ON `sealed_ballots` (`round_id`,`category_id`,`judge_id`);--> statement-breakpoint
CREATE TABLE `seats` (
	`id` text PRIMARY KEY NOT NULL,
	`judge_id` text NOT NULL,
	`category_id` text NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`judge_id`) REFERENCES `judges`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`category_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `seats_one_per_category` ON `seats` (`judge_id`,`category_id`);--> statement-breakpoint
CREATE INDEX `seats_category` ON `seats` (`category_id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`token` text NOT NULL,
	`user_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`second_factor_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_token` ON `sessions` (`token`);--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `shortlists` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`category_id` text NOT NULL,
	`applications` text NOT NULL,
	`confirmed_by_id` text,
	`confirmed_at` integer NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`category_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`confirmed_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `shortlists_one_per_category` ON `shortlists` (`round_id`,`category_id`);--> statement-breakpoint
CREATE TABLE `staff` (
	`id` text PRIMARY KEY NOT NULL,
	`programme_id` text NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`granted_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`programme_id`) REFERENCES `programmes`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "staff_role" CHECK("staff"."role" in ('secretariat', 'observer'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_one_role` ON `staff` (`programme_id`,`user_id`);--> statement-breakpoint
CREATE TABLE `submissions` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`number` integer NOT NULL,
	`title` text NOT NULL,
	`answers` text NOT NULL,
	`attachments` text NOT NULL,
	`accepted_clauses` text NOT NULL,
	`receipt` text NOT NULL,
	`submitted_by_id` text,
	`submitted_at` integer NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`submitted_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `submissions_number` ON `submissions` (`application_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `submissions_receipt` ON `submissions` (`receipt`);--> statement-breakpoint
CREATE TABLE `turnouts` (
	`round_id` text NOT NULL,
	`category_id` text NOT NULL,
	`judge_id` text NOT NULL,
	PRIMARY KEY(`round_id`, `category_id`, `judge_id`),
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`category_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`judge_id`) REFERENCES `judges`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `two_factors` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`secret` text NOT NULL,
	`backup_codes` text NOT NULL,
	`verified` integer,
	`failed_verification_count` integer,
	`locked_until` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `two_factors_user` ON `two_factors` (`user_id`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer NOT NULL,
	`image` text,
	`two_factor_enabled` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email` ON `users` (`email`);--> statement-breakpoint
CREATE TABLE `verifications` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `verifications_identifier` ON `verifications` (`identifier`);