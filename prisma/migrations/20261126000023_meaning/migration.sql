-- Cards of the library whose meaning changed: who answered one before is asked once more.
alter table library_note add column meaning integer;
alter table library_note add column meaning_changed_at timestamptz(3);
create index library_note_meaning_idx on library_note (id) where meaning_changed_at is not null;
