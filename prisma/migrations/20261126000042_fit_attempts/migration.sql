-- How often a fit was begun: one whose process was killed is taken up once more.
alter table parameter_fit add column attempts smallint not null default 0;
