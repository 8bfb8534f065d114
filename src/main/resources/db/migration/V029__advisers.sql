-- 三师三顾问: people outside the office who help to explain, and what one of them was asked, when the resident agreed.

-- Who can be asked. Name and mobile are sealed, and gone as soon as somebody is off the list.
create table adviser (
  id            bigint not null auto_increment primary key,
  office_code   varchar(40) character set ascii collate ascii_bin not null,
  kind          varchar(20) character set ascii collate ascii_bin not null,
  name_sealed   longblob null,
  mobile_sealed longblob null,
  since         datetime(6) not null,
  added_by      bigint not null,
  left_at       datetime(6) null,
  constraint adviser_office_fk foreign key (office_code) references office (code),
  constraint adviser_officer_fk foreign key (added_by) references officer (id)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- the list of an office
create index adviser_office_ix on adviser (office_code, left_at);

-- 请教: the resident is asked first; then an adviser reads what the officer wrote, and says what would help. Its words go with those
-- of the case.
create table consultation (
  id              bigint not null auto_increment primary key,
  step_id         bigint not null,
  case_number     varchar(20) character set ascii collate ascii_bin not null,
  reporter_id     bigint not null,
  office_code     varchar(40) character set ascii collate ascii_bin not null,
  kind            varchar(20) character set ascii collate ascii_bin not null,
  -- OFFERED, AGREED, DECLINED, ASKED, ADVISED, ENDED
  state           varchar(12) character set ascii collate ascii_bin not null,
  offered_by      bigint not null,
  offered_at      datetime(6) not null,
  -- the message that asks the resident: its talk and its number there
  conversation_id bigint not null,
  seq             bigint null,
  answered_at     datetime(6) null,
  adviser_id      bigint null,
  asked_by        bigint null,
  asked_at        datetime(6) null,
  about           varchar(600) null,
  -- what opens it without a login, as a digest: nobody can read the link here
  link_digest     varchar(64) character set ascii collate ascii_bin null,
  link_until      datetime(6) null,
  opened_at       datetime(6) null,
  advice          varchar(1200) null,
  advised_at      datetime(6) null,
  ended_at        datetime(6) null,
  constraint consultation_link_uq unique (link_digest),
  constraint consultation_step_fk foreign key (step_id) references follow_step (id),
  constraint consultation_case_fk foreign key (case_number) references cases (number),
  constraint consultation_reporter_fk foreign key (reporter_id) references case_reporter (id),
  constraint consultation_talk_fk foreign key (conversation_id) references conversation (id),
  constraint consultation_offerer_fk foreign key (offered_by) references officer (id),
  constraint consultation_asker_fk foreign key (asked_by) references officer (id),
  constraint consultation_adviser_fk foreign key (adviser_id) references adviser (id)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- those of a step
create index consultation_step_ix on consultation (step_id, id);
-- those of a case
create index consultation_case_ix on consultation (case_number, id);
-- the question that is open in a talk
create index consultation_talk_ix on consultation (conversation_id, seq);
