-- The version of the note whose points an answer ticks off.
alter table review_entry add column note_version text;

-- Why-ladders: which one a card stands on, and on which rung. A new card waits for the rung below.
alter table library_note add column ladder text;
alter table library_note add column rung smallint;
alter table card add column ladder text;
alter table card add column rung smallint;

-- Whether rungs wait for those below.
alter table learner add column interview_mode boolean not null default false;

-- What a rung is held back by: cards that are still to be learnt. Each is asked for by ladder and rung.
create index card_ladder_idx on card (user_id, ladder, rung)
  where rung is not null and deleted_at is null and not suspended and (stability is null or stability < 7);
