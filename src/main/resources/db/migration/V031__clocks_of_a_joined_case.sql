-- Whether the case that another was joined to is owed the same: without it the embedded database reads all that is due, for
-- each clock that is due.
create index case_clock_owed_ix on case_clock (case_number, what, stopped_at, due_on);
alter table case_clock drop index case_clock_case_ix;
