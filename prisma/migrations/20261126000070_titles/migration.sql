-- A title says a formula in signs, also of a note that was written before titles did: such notes are counted anew by the
-- code at start (lib/db/first-field.ts).
update note n set first_field_hash = null
where n.fields::text like '%$%'
  or exists (select from library_note l where l.id = n.library_id and l.fields::text like '%$%');
