-- What a learner has of the library is a few hundred notes among any number of their own.
create index note_from_library_idx on note (user_id, id) where library_id is not null and deleted_at is null;
