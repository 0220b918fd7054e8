-- Keys of the review that a learner has changed, and presets that can be deleted.
alter table learner add column shortcut_keys jsonb not null default '{}';
alter table preset add column deleted_at timestamptz(3);
