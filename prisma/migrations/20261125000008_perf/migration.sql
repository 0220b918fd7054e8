-- Notes of the library, deleted ones too, by their id there: a batch that names one read all notes of the learner.
create index note_library_idx on note (user_id, library_id) where library_id is not null;
