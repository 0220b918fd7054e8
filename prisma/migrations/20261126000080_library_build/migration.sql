-- The build whose content the library was last brought to: a start of the same build need not set every card again.
create table library_build (
  build text primary key,
  loaded_at timestamptz(3) not null
);
