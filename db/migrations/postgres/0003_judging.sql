CREATE TABLE "assignments" (
	"round_id" text NOT NULL,
	"judge_id" text NOT NULL,
	"application_id" text NOT NULL,
	CONSTRAINT "assignments_pk" PRIMARY KEY("round_id","judge_id","application_id")
);
--> statement-breakpoint
CREATE TABLE "category_flags" (
	"id" text PRIMARY KEY NOT NULL,
	"judge_id" text NOT NULL,
	"application_id" text NOT NULL,
	"suggested_category_id" text,
	"reason" text NOT NULL,
	"flagged_at" timestamp (3) with time zone NOT NULL,
	"settlement" text,
	"settled_by_id" text,
	"settled_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "category_recusals" (
	"id" text PRIMARY KEY NOT NULL,
	"judge_id" text NOT NULL,
	"category_id" text NOT NULL,
	"reason" text NOT NULL,
	"recorded_by_id" text,
	"recorded_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "collaborations" (
	"id" text PRIMARY KEY NOT NULL,
	"application_id" text NOT NULL,
	"judge_id" text NOT NULL,
	"text" text NOT NULL,
	"told_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conflict_answers" (
	"judge_id" text NOT NULL,
	"application_id" text NOT NULL,
	"text" text NOT NULL,
	"answered_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "conflict_answers_pk" PRIMARY KEY("judge_id","application_id")
);
--> statement-breakpoint
CREATE TABLE "oaths" (
	"judge_id" text PRIMARY KEY NOT NULL,
	"text" text NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL,
	"interests" text NOT NULL,
	"declared_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "proposals" (
	"id" text PRIMARY KEY NOT NULL,
	"edition_id" text NOT NULL,
	"act" text NOT NULL,
	"subject" text NOT NULL,
	"payload" jsonb NOT NULL,
	"proposed_by_id" text,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"outcome" text,
	"settled_by_id" text,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "proposals_outcome" CHECK ("proposals"."outcome" in ('confirmed', 'refused', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "remarks" (
	"scorecard_id" text NOT NULL,
	"criterion_id" text NOT NULL,
	"text" text NOT NULL,
	"audience" text NOT NULL,
	CONSTRAINT "remarks_pk" PRIMARY KEY("scorecard_id","criterion_id"),
	CONSTRAINT "remarks_audience" CHECK ("remarks"."audience" in ('secretariat', 'applicant'))
);
--> statement-breakpoint
CREATE TABLE "reopenings" (
	"id" text PRIMARY KEY NOT NULL,
	"round_id" text NOT NULL,
	"judge_id" text NOT NULL,
	"application_id" text NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"reason" text NOT NULL,
	"opened_by_id" text,
	"opened_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "round_seats" (
	"round_id" text NOT NULL,
	"category_id" text NOT NULL,
	"judge_id" text NOT NULL,
	CONSTRAINT "round_seats_pk" PRIMARY KEY("round_id","category_id","judge_id")
);
--> statement-breakpoint
CREATE TABLE "sample_cards" (
	"sample_id" text NOT NULL,
	"judge_id" text NOT NULL,
	"points" jsonb NOT NULL,
	"version" integer NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	"submitted_at" timestamp (3) with time zone,
	CONSTRAINT "sample_cards_pk" PRIMARY KEY("sample_id","judge_id")
);
--> statement-breakpoint
CREATE TABLE "samples" (
	"id" text PRIMARY KEY NOT NULL,
	"category_id" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "samples_kind" CHECK ("samples"."kind" in ('practice', 'calibration'))
);
--> statement-breakpoint
CREATE TABLE "showings" (
	"round_id" text NOT NULL,
	"judge_id" text NOT NULL,
	"application_id" text NOT NULL,
	"shown_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "showings_pk" PRIMARY KEY("round_id","judge_id","application_id")
);
--> statement-breakpoint
CREATE TABLE "skips" (
	"round_id" text NOT NULL,
	"judge_id" text NOT NULL,
	"application_id" text NOT NULL,
	"skipped_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "skips_pk" PRIMARY KEY("round_id","judge_id","application_id")
);
--> statement-breakpoint
CREATE TABLE "staff_recusals" (
	"id" text PRIMARY KEY NOT NULL,
	"staff_id" text NOT NULL,
	"category_id" text NOT NULL,
	"reason" text NOT NULL,
	"recorded_by_id" text,
	"recorded_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "supplements" (
	"id" text PRIMARY KEY NOT NULL,
	"round_id" text NOT NULL,
	"application_id" text NOT NULL,
	"text" text NOT NULL,
	"version" integer NOT NULL,
	"saved_by_id" text,
	"saved_at" timestamp (3) with time zone NOT NULL,
	"submitted_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "editions" ADD COLUMN "oath_text" text;--> statement-breakpoint
ALTER TABLE "editions" ADD COLUMN "is_recusal_of_category" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "judges" ADD COLUMN "decline_reason" text;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "needs_remark_at_ends" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "supplement_opens_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "supplement_closes_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "remind_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "reminded_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "scorecards" ADD COLUMN "remark_audience" text DEFAULT 'secretariat' NOT NULL;--> statement-breakpoint
ALTER TABLE "seats" ADD COLUMN "removal_reason" text;--> statement-breakpoint
ALTER TABLE "seats" ADD COLUMN "successor_id" text;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_judge_id_judges_id_fk" FOREIGN KEY ("judge_id") REFERENCES "public"."judges"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "category_flags" ADD CONSTRAINT "category_flags_judge_id_judges_id_fk" FOREIGN KEY ("judge_id") REFERENCES "public"."judges"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "category_flags" ADD CONSTRAINT "category_flags_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "category_flags" ADD CONSTRAINT "category_flags_suggested_category_id_categories_id_fk" FOREIGN KEY ("suggested_category_id") REFERENCES "public"."categories"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "category_flags" ADD CONSTRAINT "category_flags_settled_by_id_users_id_fk" FOREIGN KEY ("settled_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "category_recusals" ADD CONSTRAINT "category_recusals_judge_id_judges_id_fk" FOREIGN KEY ("judge_id") REFERENCES "public"."judges"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "category_recusals" ADD CONSTRAINT "category_recusals_category_id_categories_id_fk" FOREIGN KEY ("category_id") REFERENCES "public"."categories"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "category_recusals" ADD CONSTRAINT "category_recusals_recorded_by_id_users_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collaborations" ADD CONSTRAINT "collaborations_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collaborations" ADD CONSTRAINT "collaborations_judge_id_judges_id_fk" FOREIGN KEY ("judge_id") REFERENCES "public"."judges"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflict_answers" ADD CONSTRAINT "conflict_answers_judge_id_judges_id_fk" FOREIGN KEY ("judge_id") REFERENCES "public"."judges"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflict_answers" ADD CONSTRAINT "conflict_answers_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "oaths" ADD CONSTRAINT "oaths_judge_id_judges_id_fk" FOREIGN KEY ("judge_id") REFERENCES "public"."judges"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_proposed_by_id_users_id_fk" FOREIGN KEY ("proposed_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_settled_by_id_users_id_fk" FOREIGN KEY ("settled_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remarks" ADD CONSTRAINT "remarks_scorecard_id_scorecards_id_fk" FOREIGN KEY ("scorecard_id") REFERENCES "public"."scorecards"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remarks" ADD CONSTRAINT "remarks_criterion_id_criteria_id_fk" FOREIGN KEY ("criterion_id") REFERENCES "public"."criteria"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reopenings" ADD CONSTRAINT "reopenings_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reopenings" ADD CONSTRAINT "reopenings_judge_id_judges_id_fk" FOREIGN KEY ("judge_id") REFERENCES "public"."judges"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reopenings" ADD CONSTRAINT "reopenings_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reopenings" ADD CONSTRAINT "reopenings_opened_by_id_users_id_fk" FOREIGN KEY ("opened_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_seats" ADD CONSTRAINT "round_seats_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_seats" ADD CONSTRAINT "round_seats_category_id_categories_id_fk" FOREIGN KEY ("category_id") REFERENCES "public"."categories"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_seats" ADD CONSTRAINT "round_seats_judge_id_judges_id_fk" FOREIGN KEY ("judge_id") REFERENCES "public"."judges"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sample_cards" ADD CONSTRAINT "sample_cards_sample_id_samples_id_fk" FOREIGN KEY ("sample_id") REFERENCES "public"."samples"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sample_cards" ADD CONSTRAINT "sample_cards_judge_id_judges_id_fk" FOREIGN KEY ("judge_id") REFERENCES "public"."judges"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "samples" ADD CONSTRAINT "samples_category_id_categories_id_fk" FOREIGN KEY ("category_id") REFERENCES "public"."categories"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "showings" ADD CONSTRAINT "showings_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "showings" ADD CONSTRAINT "showings_judge_id_judges_id_fk" FOREIGN KEY ("judge_id") REFERENCES "public"."judges"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "showings" ADD CONSTRAINT "showings_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skips" ADD CONSTRAINT "skips_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skips" ADD CONSTRAINT "skips_judge_id_judges_id_fk" FOREIGN KEY ("judge_id") REFERENCES "public"."judges"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skips" ADD CONSTRAINT "skips_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_recusals" ADD CONSTRAINT "staff_recusals_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_recusals" ADD CONSTRAINT "staff_recusals_category_id_categories_id_fk" FOREIGN KEY ("category_id") REFERENCES "public"."categories"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_recusals" ADD CONSTRAINT "staff_recusals_recorded_by_id_users_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplements" ADD CONSTRAINT "supplements_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplements" ADD CONSTRAINT "supplements_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplements" ADD CONSTRAINT "supplements_saved_by_id_users_id_fk" FOREIGN KEY ("saved_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assignments_application" ON "assignments" USING btree ("application_id");--> statement-breakpoint
CREATE UNIQUE INDEX "category_flags_one_per_judge" ON "category_flags" USING btree ("judge_id","application_id");--> statement-breakpoint
CREATE INDEX "category_flags_application" ON "category_flags" USING btree ("application_id");--> statement-breakpoint
CREATE UNIQUE INDEX "category_recusals_one_per_category" ON "category_recusals" USING btree ("judge_id","category_id");--> statement-breakpoint
CREATE INDEX "category_recusals_category" ON "category_recusals" USING btree ("category_id");--> statement-breakpoint
CREATE UNIQUE INDEX "collaborations_one_per_judge" ON "collaborations" USING btree ("application_id","judge_id");--> statement-breakpoint
CREATE INDEX "collaborations_judge" ON "collaborations" USING btree ("judge_id");--> statement-breakpoint
CREATE INDEX "proposals_edition" ON "proposals" USING btree ("edition_id");--> statement-breakpoint
CREATE INDEX "reopenings_card" ON "reopenings" USING btree ("round_id","judge_id","application_id");--> statement-breakpoint
CREATE INDEX "round_seats_judge" ON "round_seats" USING btree ("judge_id");--> statement-breakpoint
CREATE INDEX "samples_category" ON "samples" USING btree ("category_id");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_recusals_one_per_category" ON "staff_recusals" USING btree ("staff_id","category_id");--> statement-breakpoint
CREATE INDEX "staff_recusals_category" ON "staff_recusals" USING btree ("category_id");--> statement-breakpoint
CREATE UNIQUE INDEX "supplements_one_per_round" ON "supplements" USING btree ("round_id","application_id");--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_successor_id_judges_id_fk" FOREIGN KEY ("successor_id") REFERENCES "public"."judges"("id") ON DELETE restrict ON UPDATE no action;