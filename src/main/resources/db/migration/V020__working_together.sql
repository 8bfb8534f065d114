-- What offices settle with each other about a case: returns and whose it is, parts of others, invitations, joint meetings.
-- Words of officers about a case stand here and are erased with the words of the case.

-- An office says that a case does not belong there. Rows are completed, never deleted: they are the list of disputed borders.
create table case_return (
  id           bigint not null auto_increment primary key,
  version      integer not null,
  case_number  varchar(20) character set ascii collate ascii_bin not null,
  holder_code  varchar(40) character set ascii collate ascii_bin not null,
  sender_code  varchar(40) character set ascii collate ascii_bin not null,
  -- who decides when the two do not agree; null when nobody stands above both
  arbiter_code varchar(40) character set ascii collate ascii_bin null,
  state        varchar(12) character set ascii collate ascii_bin not null,
  subject      varchar(24) character set ascii collate ascii_bin not null,
  asked_at     datetime(6) not null,
  asked_by     bigint not null,
  answered_at  datetime(6) null,
  answered_by  bigint null,
  decided_at   datetime(6) null,
  decided_by   bigint null,
  decided_for  varchar(40) character set ascii collate ascii_bin null,
  reason       longtext null,
  answer       longtext null,
  decision     longtext null,
  constraint case_return_case_fk foreign key (case_number) references cases (number),
  constraint case_return_asker_fk foreign key (asked_by) references officer (id),
  constraint case_return_answerer_fk foreign key (answered_by) references officer (id),
  constraint case_return_arbiter_fk foreign key (decided_by) references officer (id)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- what was returned of one case, and whether something is open
create index case_return_case_ix on case_return (case_number, id);
-- what waits for an office's answer
create index case_return_sender_ix on case_return (sender_code, state, asked_at);
-- what waits for an arbiter, and the borders disputed below one
create index case_return_arbiter_ix on case_return (arbiter_code, state, asked_at);

-- 协办: what another office does for a case, by a day of its own.
create table case_part (
  id          bigint not null auto_increment primary key,
  version     integer not null,
  case_number varchar(20) character set ascii collate ascii_bin not null,
  office_code varchar(40) character set ascii collate ascii_bin not null,
  origin      varchar(12) character set ascii collate ascii_bin not null,
  state       varchar(12) character set ascii collate ascii_bin not null,
  due_on      date not null,
  provisional boolean not null,
  -- which rule set the day; null when a person did
  rule_id     varchar(40) character set ascii collate ascii_bin null,
  asked_at    datetime(6) not null,
  answered_at datetime(6) null,
  ended_at    datetime(6) null,
  constraint case_part_case_fk foreign key (case_number) references cases (number),
  constraint case_part_ended_has_time check (state not in ('DONE', 'ENDED') or ended_at is not null)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- the parts of one case
create index case_part_case_ix on case_part (case_number, id);
-- what an office owes to others, what is due first on top
create index case_part_office_ix on case_part (office_code, state, due_on);

-- What was said to and fro about a part. Append-only but for its words.
create table part_line (
  id          bigint not null auto_increment primary key,
  part_id     bigint not null,
  at          datetime(6) not null,
  what        varchar(12) character set ascii collate ascii_bin not null,
  officer_id  bigint null,
  office_code varchar(40) character set ascii collate ascii_bin null,
  words       longtext null,
  constraint part_line_part_fk foreign key (part_id) references case_part (id),
  constraint part_line_officer_fk foreign key (officer_id) references officer (id)
) default charset=utf8mb4 collate=utf8mb4_bin;
create index part_line_part_ix on part_line (part_id, id);

-- 约请: a street or committee asks a department of its district to come or to answer.
create table invitation (
  id           bigint not null auto_increment primary key,
  version      integer not null,
  case_number  varchar(20) character set ascii collate ascii_bin not null,
  inviter_code varchar(40) character set ascii collate ascii_bin not null,
  office_code  varchar(40) character set ascii collate ascii_bin not null,
  state        varchar(12) character set ascii collate ascii_bin not null,
  due_on       date not null,
  provisional  boolean not null,
  rule_id      varchar(40) character set ascii collate ascii_bin not null,
  invited_at   datetime(6) not null,
  answered_at  datetime(6) null,
  attends_on   date null,
  rating       varchar(12) character set ascii collate ascii_bin null,
  rated_at     datetime(6) null,
  reason       longtext null,
  answer       longtext null,
  rating_words longtext null,
  constraint invitation_case_fk foreign key (case_number) references cases (number),
  constraint invitation_rated_was_answered check (rating is null or (answered_at is not null and rated_at is not null))
) default charset=utf8mb4 collate=utf8mb4_bin;
-- the invitations of one case
create index invitation_case_ix on invitation (case_number, id);
-- what a department is invited to, and how its answers were rated
create index invitation_office_ix on invitation (office_code, state, due_on);
-- what an office has invited others to
create index invitation_inviter_ix on invitation (inviter_code, state, due_on);

-- 条块协商: what offices agreed around one table: one decision, one owner, one day.
create table joint_meeting (
  id          bigint not null auto_increment primary key,
  case_number varchar(20) character set ascii collate ascii_bin not null,
  office_code varchar(40) character set ascii collate ascii_bin not null,
  held_at     datetime(6) not null,
  owner_code  varchar(40) character set ascii collate ascii_bin not null,
  due_on      date not null,
  part_id     bigint not null,
  written_at  datetime(6) not null,
  written_by  bigint not null,
  place       varchar(200) null,
  minutes     longtext null,
  decision    longtext null,
  constraint joint_meeting_case_fk foreign key (case_number) references cases (number),
  constraint joint_meeting_part_fk foreign key (part_id) references case_part (id),
  constraint joint_meeting_officer_fk foreign key (written_by) references officer (id)
) default charset=utf8mb4 collate=utf8mb4_bin;
create index joint_meeting_case_ix on joint_meeting (case_number, id);

-- Who sat there: offices, and in which role their people came; no names.
create table joint_meeting_party (
  id          bigint not null auto_increment primary key,
  meeting_id  bigint not null,
  office_code varchar(40) character set ascii collate ascii_bin not null,
  roles       varchar(200) null,
  constraint joint_meeting_party_uq unique (meeting_id, office_code),
  constraint joint_meeting_party_meeting_fk foreign key (meeting_id) references joint_meeting (id)
) default charset=utf8mb4 collate=utf8mb4_bin;

-- 准入: a street or committee takes on, of its own accord, tasks of a subject that its list does not hold. Rows are completed.
create table task_consent (
  id          bigint not null auto_increment primary key,
  office_code varchar(40) character set ascii collate ascii_bin not null,
  subject     varchar(24) character set ascii collate ascii_bin not null,
  given_at    datetime(6) not null,
  given_by    bigint not null,
  ended_at    datetime(6) null,
  ended_by    bigint null,
  constraint task_consent_giver_fk foreign key (given_by) references officer (id),
  constraint task_consent_ender_fk foreign key (ended_by) references officer (id)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- what an office takes on
create index task_consent_office_ix on task_consent (office_code, ended_at, subject);
