-- A database whose locale is C knows no capitals but those of English. Where ICU is at hand, search folds by it there;
-- elsewhere the function stays as it is, and so does every row.
do $$
begin
  if lower('ÉΩ') <> 'éω' and exists (select from pg_collation where collname = 'und-x-icu') then
    create or replace function folded_text_of(value text) returns text
    language sql immutable parallel safe as $folding$
      select translate(lower(normalize(value, NFKC) collate "und-x-icu") collate "default", 'ς', 'σ')
    $folding$;
    -- Generated columns are made again.
    update note set fields = fields;
    update library_note set fields = fields;
  end if;
end
$$;
