-- Who holds a case and for how long, reminders, supervision, execution, what follows a concluded case.

-- Since when the office that has a case now has had it, and who took it on there: on every list, so kept beside the case.
alter table cases add column held_since datetime(6) null;
alter table cases add column held_by bigint null;
alter table cases add constraint cases_held_by_fk foreign key (held_by) references officer (id);
update cases set held_since = coalesce((select max(l.at) from case_line l where l.case_number = cases.number
  and l.what in ('PLACED', 'TRANSFERRED', 'RETURNED', 'REVIEW_ASKED')), opened_at);
-- what is overdue in the offices below, the longest overdue first
create index cases_overdue_ix on cases (next_due, office_code);
-- the outcome of the decision of the present stage of an appeal
alter table cases add column outcome varchar(24) character set ascii collate ascii_bin null;

-- the sweep: clocks that run and come due, by their day
create index case_clock_due_ix on case_clock (stopped_at, due_on, id);

-- Whom the sweep told of which clock, by which rule: once for each day that the clock was due on. Append-only.
create table case_reminder (
  id          bigint not null auto_increment primary key,
  case_number varchar(20) character set ascii collate ascii_bin not null,
  clock_id    bigint not null,
  due_on      date not null,
  rule_id     varchar(60) character set ascii collate ascii_bin not null,
  late        boolean not null,
  whom        varchar(8) character set ascii collate ascii_bin not null,
  office_code varchar(40) character set ascii collate ascii_bin not null,
  -- the officer who holds the case; null for everybody of the office
  officer_id  bigint null,
  reminded_at datetime(6) not null,
  constraint case_reminder_once_uq unique (clock_id, due_on, rule_id),
  constraint case_reminder_clock_fk foreign key (clock_id) references case_clock (id),
  constraint case_reminder_officer_fk foreign key (officer_id) references officer (id)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- what is new to an office since it was last told
create index case_reminder_office_ix on case_reminder (office_code, reminded_at);
-- how far up a case has gone
create index case_reminder_case_ix on case_reminder (case_number);

-- A rule says that the office above should look at a case. Once for each occasion; settled by a person.
create table supervision_proposal (
  id          bigint not null auto_increment primary key,
  case_number varchar(20) character set ascii collate ascii_bin not null,
  rule_id     varchar(60) character set ascii collate ascii_bin not null,
  occasion    varchar(60) character set ascii collate ascii_bin not null,
  proposed_at datetime(6) not null,
  settled_at  datetime(6) null,
  settled_by  bigint null,
  constraint supervision_proposal_once_uq unique (case_number, rule_id, occasion),
  constraint supervision_proposal_case_fk foreign key (case_number) references cases (number),
  constraint supervision_proposal_officer_fk foreign key (settled_by) references officer (id)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- what nobody has settled yet
create index supervision_proposal_open_ix on supervision_proposal (settled_at, proposed_at);

-- 督办: who wants what from whom by when. What was written stands in the timeline, where it can be erased.
create table supervision (
  id          bigint not null auto_increment primary key,
  case_number varchar(20) character set ascii collate ascii_bin not null,
  issuer_code varchar(40) character set ascii collate ascii_bin not null,
  issued_by   bigint not null,
  unit_code   varchar(40) character set ascii collate ascii_bin not null,
  issued_at   datetime(6) not null,
  due_on      date not null,
  answered_at datetime(6) null,
  closed_at   datetime(6) null,
  constraint supervision_case_fk foreign key (case_number) references cases (number),
  constraint supervision_issuer_fk foreign key (issuer_code) references office (code),
  constraint supervision_officer_fk foreign key (issued_by) references officer (id)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- the supervisions of a case
create index supervision_case_ix on supervision (case_number, id);
-- what is open, the earliest day first
create index supervision_open_ix on supervision (closed_at, due_on);

-- 督促执行: what a decision grants, by whom and by when; open until somebody says what was done.
create table execution (
  id          bigint not null auto_increment primary key,
  case_number varchar(20) character set ascii collate ascii_bin not null,
  owner_code  varchar(40) character set ascii collate ascii_bin not null,
  stage       varchar(12) character set ascii collate ascii_bin not null,
  due_on      date not null,
  provisional boolean not null,
  opened_at   datetime(6) not null,
  done_at     datetime(6) null,
  done_by     bigint null,
  constraint execution_case_fk foreign key (case_number) references cases (number),
  constraint execution_owner_fk foreign key (owner_code) references office (code),
  constraint execution_officer_fk foreign key (done_by) references officer (id)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- the tasks of a case
create index execution_case_ix on execution (case_number, id);
-- what is open, the earliest day first
create index execution_open_ix on execution (done_at, due_on);

-- A case that was opened for new facts of another one.
create table case_link (
  case_number varchar(20) character set ascii collate ascii_bin not null primary key,
  follows     varchar(20) character set ascii collate ascii_bin not null,
  linked_at   datetime(6) not null,
  constraint case_link_case_fk foreign key (case_number) references cases (number),
  constraint case_link_follows_fk foreign key (follows) references cases (number)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- what follows a case
create index case_link_follows_ix on case_link (follows);

-- 疏导帮扶 after the procedure has ended: no state of the case and no clock. The talks stand in the timeline.
create table support (
  id          bigint not null auto_increment primary key,
  case_number varchar(20) character set ascii collate ascii_bin not null,
  office_code varchar(40) character set ascii collate ascii_bin not null,
  begun_at    datetime(6) not null,
  ended_at    datetime(6) null,
  constraint support_case_fk foreign key (case_number) references cases (number),
  constraint support_office_fk foreign key (office_code) references office (code)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- the support around a case, and what an office has under way
create index support_case_ix on support (case_number, ended_at);
create index support_office_ix on support (office_code, ended_at);
