-- Voice messages, the small things that an officer owes, and officers in the talk.

-- What a machine understood of a recording; it goes with the recording.
create table transcript (
  attachment_id varchar(32) character set ascii collate ascii_bin not null primary key,
  words         longtext not null,
  made_at       datetime(6) not null,
  constraint transcript_attachment_fk foreign key (attachment_id) references attachment (id) on delete cascade
) default charset=utf8mb4 collate=utf8mb4_bin;

-- One small thing that the office of a case owes: it moves with the case.
create table desk_task (
  id          bigint not null auto_increment primary key,
  kind        varchar(6) character set ascii collate ascii_bin not null check (kind in ('LISTEN', 'CALL')),
  case_number varchar(20) character set ascii collate ascii_bin not null,
  since       datetime(6) not null,
  due_at      datetime(6) not null,
  provisional boolean not null,
  attempts    integer not null,
  why         varchar(200) null,
  done_at     datetime(6) null,
  done_by     bigint null,
  outcome     varchar(12) character set ascii collate ascii_bin null
    check (outcome in ('HEARD', 'REACHED', 'NOT_REACHED', 'WRONG_NUMBER')),
  constraint desk_task_case_fk foreign key (case_number) references cases (number),
  constraint desk_task_officer_fk foreign key (done_by) references officer (id),
  constraint desk_task_done_has_outcome check (done_at is null or outcome is not null)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- what a desk owes, the most pressing first
create index desk_task_owed_ix on desk_task (done_at, due_at);
-- the tasks of one case
create index desk_task_case_ix on desk_task (case_number, done_at);

-- A voice message of a case, and who has put it into words; those lie in case_words and are erased with them.
create table recording (
  attachment_id varchar(32) character set ascii collate ascii_bin not null primary key,
  case_number   varchar(20) character set ascii collate ascii_bin not null,
  at            datetime(6) not null,
  task_id       bigint null,
  words_id      bigint null,
  heard_by      varchar(7) character set ascii collate ascii_bin null check (heard_by in ('PERSON', 'MACHINE')),
  constraint recording_attachment_fk foreign key (attachment_id) references attachment (id),
  constraint recording_case_fk foreign key (case_number) references cases (number),
  constraint recording_task_fk foreign key (task_id) references desk_task (id),
  constraint recording_heard_has_words check ((heard_by is null) = (words_id is null))
) default charset=utf8mb4 collate=utf8mb4_bin;
-- the recordings of one case
create index recording_case_ix on recording (case_number);

-- An officer who talks with a resident in the bot's place: one at a time in each talk.
create table officer_talk (
  conversation_id bigint not null primary key,
  case_number     varchar(20) character set ascii collate ascii_bin not null,
  officer_id      bigint not null,
  office_code     varchar(40) character set ascii collate ascii_bin not null,
  until_at        datetime(6) not null,
  constraint officer_talk_conversation_fk foreign key (conversation_id) references conversation (id),
  constraint officer_talk_case_fk foreign key (case_number) references cases (number),
  constraint officer_talk_officer_fk foreign key (officer_id) references officer (id)
) default charset=utf8mb4 collate=utf8mb4_bin;
