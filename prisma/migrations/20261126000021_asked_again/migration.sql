-- Answers that were certain and wrong: the few that bring their card back on the seventh study day after.
create index entry_certain_idx on review_entry (user_id, study_day)
  where confidence = 95 and (held = false or (scenario is null and rating = 'again'));
