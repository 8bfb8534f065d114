-- Who is on duty when, how officers want to be told, and what they were told.

-- Several officers may share a shift. Who left the office, or lost the account, is on duty no more.
create table duty_shift (
  id          bigint not null auto_increment primary key,
  office_code varchar(40) character set ascii collate ascii_bin not null,
  officer_id  bigint not null,
  begins_at   datetime(6) not null,
  ends_at     datetime(6) not null,
  created_at  datetime(6) not null,
  constraint duty_shift_once_uq unique (office_code, officer_id, begins_at),
  constraint duty_shift_office_fk foreign key (office_code) references office (code),
  constraint duty_shift_officer_fk foreign key (officer_id) references officer (id),
  constraint duty_shift_ends_after check (ends_at > begins_at)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- who is on duty at this office now, and a week of it
create index duty_shift_office_ix on duty_shift (office_code, ends_at);

-- An officer's own ways, tried by rank, or the group robot of an office. Sealed, as those of residents are.
create table notice_address (
  id            bigint not null auto_increment primary key,
  officer_id    bigint null,
  office_code   varchar(40) character set ascii collate ascii_bin null,
  kind          varchar(8) character set ascii collate ascii_bin not null check (kind in ('ROBOT', 'SMS', 'EMAIL', 'TELEGRAM')),
  place_in_row  integer not null,
  sealed        longblob not null,
  secret_sealed longblob null,
  created_at    datetime(6) not null,
  constraint notice_address_officer_fk foreign key (officer_id) references officer (id),
  constraint notice_address_office_fk foreign key (office_code) references office (code),
  constraint notice_address_has_one_owner check ((officer_id is null) <> (office_code is null))
) default charset=utf8mb4 collate=utf8mb4_bin;
create index notice_address_officer_ix on notice_address (officer_id, place_in_row);
create index notice_address_office_ix on notice_address (office_code, place_in_row);

-- Something to be told to one officer, or to the group of an office. It holds numbers and counts only; where an
-- emergency is, is read from the case at the moment of telling.
create table notice (
  id          bigint not null auto_increment primary key,
  kind        varchar(9) character set ascii collate ascii_bin not null check (kind in ('EMERGENCY', 'GATHERED', 'TRIAL')),
  officer_id  bigint null,
  office_code varchar(40) character set ascii collate ascii_bin not null,
  case_number varchar(20) character set ascii collate ascii_bin null,
  topic       varchar(60) character set ascii collate ascii_bin null,
  reason      varchar(8) character set ascii collate ascii_bin null check (reason is null or reason in ('DUTY', 'LEAD', 'CLIMBED')),
  words       longtext null,
  state       varchar(8) character set ascii collate ascii_bin not null check (state in ('WAITING', 'TAKEN', 'FAILED', 'MOOT')),
  created_at  datetime(6) not null,
  settled_at  datetime(6) null,
  constraint notice_officer_fk foreign key (officer_id) references officer (id),
  constraint notice_case_fk foreign key (case_number) references cases (number),
  constraint notice_emergency_has_case check (kind <> 'EMERGENCY' or (case_number is not null and reason is not null)),
  constraint notice_settled_has_time check (state = 'WAITING' or settled_at is not null)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- whether anybody of those who were called could be told
create index notice_topic_ix on notice (topic, state);

-- Each time that a way was tried, written down before it is. No outcome: the process died on the way. The address may
-- have been taken back since, so it is only a number here.
create table notice_attempt (
  id          bigint not null auto_increment primary key,
  notice_id   bigint not null,
  address_id  bigint not null,
  kind        varchar(8) character set ascii collate ascii_bin not null,
  begun_at    datetime(6) not null,
  ended_at    datetime(6) null,
  outcome     varchar(9) character set ascii collate ascii_bin null check (outcome is null or outcome in ('TAKEN', 'REFUSED', 'TRY_LATER')),
  provider_id varchar(120) null,
  why         varchar(200) null,
  wait_until  datetime(6) null,
  link_digest varchar(64) character set ascii collate ascii_bin null,
  opened_at   datetime(6) null,
  constraint notice_attempt_link_uq unique (link_digest),
  constraint notice_attempt_notice_fk foreign key (notice_id) references notice (id)
) default charset=utf8mb4 collate=utf8mb4_bin;
create index notice_attempt_notice_ix on notice_attempt (notice_id, id);

-- When an officer wants what can wait; without a row, the times of seeds/rules/notices.csv.
create table gathered_hours (
  officer_id bigint not null primary key,
  first_at   varchar(5) character set ascii collate ascii_bin not null,
  second_at  varchar(5) character set ascii collate ascii_bin not null,
  constraint gathered_hours_officer_fk foreign key (officer_id) references officer (id)
) default charset=utf8mb4 collate=utf8mb4_bin;

-- One of the two of a day (1, 2), sent or found empty: a restart or a clock that jumps sends none twice.
create table gathered_round (
  officer_id bigint not null,
  on_day     date not null,
  round_no   integer not null,
  looked_at  datetime(6) not null,
  primary key (officer_id, on_day, round_no),
  constraint gathered_round_officer_fk foreign key (officer_id) references officer (id)
) default charset=utf8mb4 collate=utf8mb4_bin;

-- An alarm that rings again has steps of its own; those of the time before do nothing.
alter table alarm add column rings integer not null default 0;
-- it came from the office below, whose own lead has been told
alter table alarm add column climbed boolean not null default false;
-- those on duty could not be told, or did not see it in time
alter table alarm add column lead_called boolean not null default false;
