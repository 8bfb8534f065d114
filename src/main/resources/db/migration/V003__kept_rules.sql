-- A date keeps what set it. The list of rules may change afterwards; what was promised does not.

-- the rule's own words; null for dates from before, which show today's words or the rule's id
alter table case_due add column rule_zh longtext null;
alter table case_due add column rule_en longtext null;
-- what the date was reckoned from, so that it can be reckoned again once a missing year is loaded
alter table case_due add column since datetime(6) null;
alter table case_due add column amount integer null;
alter table case_due add column unit varchar(13) character set ascii collate ascii_bin null
  check (unit in ('WORKING_DAYS', 'CALENDAR_DAYS'));
-- the daily settling: dates that are still "not before"
create index case_due_provisional_ix on case_due (provisional, met_at);

-- whether the next date is only "not before", so that a list never calls it overdue
alter table cases add column next_provisional boolean not null default false;
update cases set next_provisional = true where exists (select 1 from case_due d where d.case_number = cases.number
  and d.met_at is null and d.provisional and d.due_on = cases.next_due);
