CREATE TABLE `assignments` (
	`round_id` text NOT NULL,
	`judge_id` text NOT NULL,
	`application_id` text NOT NULL,
	PRIMARY KEY(`round_id`, `judge_id`, `application_id`),
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`judge_id`) REFERENCES `judges`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `assignments_application` ON `assignments` (`application_id`);--> statement-breakpoint
CREATE TABLE `category_flags` (
	`id` text PRIMARY KEY NOT NULL,
	`judge_id` text NOT NULL,
	`application_id` text NOT NULL,
	`suggested_category_id` text,
	`reason` text NOT NULL,
	`flagged_at` integer NOT NULL,
	`settlement` text,
	`settled_by_id` text,
	`settled_at` integer,
	FOREIGN KEY (`judge_id`) REFERENCES `judges`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`suggested_category_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`settled_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `category_flags_one_per_judge` ON `category_flags` (`judge_id`,`application_id`);--> statement-breakpoint
CREATE INDEX `category_flags_application` ON `category_flags` (`application_id`);--> statement-breakpoint
CREATE TABLE `category_recusals` (
	`id` text PRIMARY KEY NOT NULL,
	`judge_id` text NOT NULL,
	`category_id` text NOT NULL,
	`reason` text NOT NULL,
	`recorded_by_id` text,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`judge_id`) REFERENCES `judges`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`category_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`recorded_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `category_recusals_one_per_category` ON `category_recusals` (`judge_id`,`category_id`);--> statement-breakpoint
CREATE INDEX `category_recusals_category` ON `category_recusals` (`category_id`);--> statement-breakpoint
CREATE TABLE `collaborations` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`judge_id` text NOT NULL,
	`text` text NOT NULL,
	`told_at` integer NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`judge_id`) REFERENCES `judges`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `collaborations_one_per_judge` ON `collaborations` (`application_id`,`judge_id`);--> statement-breakpoint
CREATE INDEX `collaborations_judge` ON `collaborations` (`judge_id`);--> statement-breakpoint
CREATE TABLE `conflict_answers` (
	`judge_id` text NOT NULL,
	`application_id` text NOT NULL,
	`text` text NOT NULL,
	`answered_at` integer NOT NULL,
	PRIMARY KEY(`judge_id`, `application_id`),
	FOREIGN KEY (`judge_id`) REFERENCES `judges`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `oaths` (
	`judge_id` text PRIMARY KEY NOT NULL,
	`text` text NOT NULL,
	`taken_at` integer NOT NULL,
	`interests` text NOT NULL,
	`declared_at` integer,
	FOREIGN KEY (`judge_id`) REFERENCES `judges`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `proposals` (
	`id` text PRIMARY KEY NOT NULL,
	`edition_id` text NOT NULL,
	`act` text NOT NULL,
	`subject` text NOT NULL,
	`payload` text NOT NULL,
	`proposed_by_id` text,
	`proposed_at` integer NOT NULL,
	`outcome` text,
	`settled_by_id` text,
	`settled_at` integer,
	FOREIGN KEY (`edition_id`) REFERENCES `editions`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`proposed_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`settled_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "proposals_outcome" CHECK("proposals"."outcome" in ('confirmed', 'refused', 'withdrawn'))
);
--> statement-breakpoint
CREATE INDEX `proposals_edition` ON `proposals` (`edition_id`);--> statement-breakpoint
CREATE TABLE `remarks` (
	`scorecard_id` text NOT NULL,
	`criterion_id` text NOT NULL,
	`text` text NOT NULL,
	`audience` text NOT NULL,
	PRIMARY KEY(`scorecard_id`, `criterion_id`),
	FOREIGN KEY (`scorecard_id`) REFERENCES `scorecards`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`criterion_id`) REFERENCES `criteria`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "remarks_audience" CHECK("remarks"."audience" in ('secretariat', 'applicant'))
);
--> statement-breakpoint
CREATE TABLE `reopenings` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`judge_id` text NOT NULL,
	`application_id` text NOT NULL,
	`until` integer NOT NULL,
	`reason` text NOT NULL,
	`opened_by_id` text,
	`opened_at` integer NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`judge_id`) REFERENCES `judges`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`opened_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `reopenings_card` ON `reopenings` (`round_id`,`judge_id`,`application_id`);--> statement-breakpoint
CREATE TABLE `round_seats` (
	`round_id` text NOT NULL,
	`category_id` text NOT NULL,
	`judge_id` text NOT NULL,
	PRIMARY KEY(`round_id`, `category_id`, `judge_id`),
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`category_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`judge_id`) REFERENCES `judges`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `round_seats_judge` ON `round_seats` (`judge_id`);--> statement-breakpoint
CREATE TABLE `sample_cards` (
	`sample_id` text NOT NULL,
	`judge_id` text NOT NULL,
	`points` text NOT NULL,
	`version` integer NOT NULL,
	`saved_at` integer NOT NULL,
	`submitted_at` integer,
	PRIMARY KEY(`sample_id`, `judge_id`),
	FOREIGN KEY (`sample_id`) REFERENCES `samples`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`judge_id`) REFERENCES `judges`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `samples` (
	`id` text PRIMARY KEY NOT NULL,
	`category_id` text NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`text` text NOT NULL,
	`position` integer NOT NULL,
	FOREIGN KEY (`category_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "samples_kind" CHECK("samples"."kind" in ('practice', 'calibration'))
);
--> statement-breakpoint
CREATE INDEX `samples_category` ON `samples` (`category_id`);--> statement-breakpoint
CREATE TABLE `showings` (
	`round_id` text NOT NULL,
	`judge_id` text NOT NULL,
	`application_id` text NOT NULL,
	`shown_at` integer NOT NULL,
	PRIMARY KEY(`round_id`, `judge_id`, `application_id`),
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`judge_id`) REFERENCES `judges`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `skips` (
	`round_id` text NOT NULL,
	`judge_id` text NOT NULL,
	`application_id` text NOT NULL,
	`skipped_at` integer NOT NULL,
	PRIMARY KEY(`round_id`, `judge_id`, `application_id`),
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`judge_id`) REFERENCES `judges`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `staff_recusals` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`category_id` text NOT NULL,
	`reason` text NOT NULL,
	`recorded_by_id` text,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`category_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`recorded_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_recusals_one_per_category` ON `staff_recusals` (`staff_id`,`category_id`);--> statement-breakpoint
CREATE INDEX `staff_recusals_category` ON `staff_recusals` (`category_id`);--> statement-breakpoint
CREATE TABLE `supplements` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`application_id` text NOT NULL,
	`text` text NOT NULL,
	`version` integer NOT NULL,
	`saved_by_id` text,
	`saved_at` integer NOT NULL,
	`submitted_at` integer,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`saved_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `supplements_one_per_round` ON `supplements` (`round_id`,`application_id`);--> statement-breakpoint
ALTER TABLE `editions` ADD `oath_text` text;--> statement-breakpoint
ALTER TABLE `editions` ADD `is_recusal_of_category` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `judges` ADD `decline_reason` text;--> statement-breakpoint
ALTER TABLE `rounds` ADD `needs_remark_at_ends` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `rounds` ADD `supplement_opens_at` integer;--> statement-breakpoint
ALTER TABLE `rounds` ADD `supplement_closes_at` integer;--> statement-breakpoint
ALTER TABLE `rounds` ADD `remind_at` integer;--> statement-breakpoint
ALTER TABLE `rounds` ADD `reminded_at` integer;--> statement-breakpoint
ALTER TABLE `scorecards` ADD `remark_audience` text DEFAULT 'secretariat' NOT NULL;--> statement-breakpoint
ALTER TABLE `seats` ADD `removal_reason` text;--> statement-breakpoint
ALTER TABLE `seats` ADD `successor_id` text REFERENCES judges(id);