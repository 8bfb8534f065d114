-- Each clock of a case: what it counts down to, by which rule, and when it is due as its ledger says today.
create table case_clock (
  id           bigint not null auto_increment primary key,
  case_number  varchar(20) character set ascii collate ascii_bin not null,
  what         varchar(20) character set ascii collate ascii_bin not null,
  -- the office whose own time it is; null for what is owed to the resident, whichever office has the case
  desk         varchar(40) character set ascii collate ascii_bin null,
  -- null while it is paused
  due_on       date null,
  provisional  boolean not null,
  rule_id      varchar(60) character set ascii collate ascii_bin not null,
  rule_version integer not null,
  rule_zh      longtext null,
  rule_en      longtext null,
  stopped_at   datetime(6) null,
  constraint case_clock_case_fk foreign key (case_number) references cases (number)
) default charset=utf8mb4 collate=utf8mb4_bin;
create index case_clock_case_ix on case_clock (case_number);
-- the daily settling: dates that are still "not before"
create index case_clock_provisional_ix on case_clock (provisional, stopped_at);

-- The ledger. Append-only: the date above follows from these rows and the calendar alone.
create table clock_entry (
  id           bigint not null auto_increment primary key,
  clock_id     bigint not null,
  act          varchar(8) character set ascii collate ascii_bin not null
    check (act in ('START', 'PAUSE', 'RESUME', 'EXTEND', 'STOP')),
  at           datetime(6) not null,
  amount       integer null,
  unit         varchar(13) character set ascii collate ascii_bin null,
  -- why, as a code; the words of whoever approved it stand in the timeline
  reason       varchar(24) character set ascii collate ascii_bin not null,
  rule_id      varchar(60) character set ascii collate ascii_bin null,
  rule_version integer null,
  officer_id   bigint null,
  constraint clock_entry_clock_fk foreign key (clock_id) references case_clock (id),
  constraint clock_entry_officer_fk foreign key (officer_id) references officer (id),
  constraint clock_entry_has_term check (act not in ('START', 'EXTEND') or (amount is not null and unit is not null))
) default charset=utf8mb4 collate=utf8mb4_bin;
create index clock_entry_clock_ix on clock_entry (clock_id, id);

insert into case_clock (id, case_number, what, desk, due_on, provisional, rule_id, rule_version, rule_zh, rule_en, stopped_at)
  select id, case_number, what, null, due_on, provisional, rule_id, rule_version, rule_zh, rule_en, met_at from case_due;
insert into clock_entry (clock_id, act, at, amount, unit, reason, rule_id, rule_version, officer_id)
  select id, 'START', since, amount, unit, what, rule_id, rule_version, null from case_due where since is not null;
insert into clock_entry (clock_id, act, at, amount, unit, reason, rule_id, rule_version, officer_id)
  select id, 'STOP', met_at, null, null, 'DONE', null, null, null from case_due
  where since is not null and met_at is not null;
drop table case_due;

-- how far an appeal has gone up, when the answer of that stage was served, and whether it is handled in the simple way
alter table cases add column stage varchar(12) character set ascii collate ascii_bin null;
update cases set stage = 'HANDLING';
alter table cases add constraint cases_stage_known
  check (stage is not null and stage in ('HANDLING', 'REVIEW', 'FINAL_REVIEW'));
alter table cases add column concluded_at datetime(6) null;
alter table cases add column simply boolean not null default false;
