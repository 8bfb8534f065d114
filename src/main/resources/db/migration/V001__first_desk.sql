-- One set of migrations for H2 (MySQL mode), MariaDB and MySQL: only what all three take.
-- Times are UTC with microseconds (timestamp would end in 2038). Ids, tokens and codes are ascii_bin,
-- because on a case-insensitive collation 'aBc' equals 'ABC' and a token could be guessed in half the tries.

-- What this database is for. A demonstration never runs on a real one, and the other way round.
create table installation (
  mark      varchar(12) character set ascii collate ascii_bin not null primary key check (mark in ('PRODUCTION', 'DEMO')),
  marked_at datetime(6) not null
) default charset=utf8mb4 collate=utf8mb4_bin;

-- Lists of rules, places and texts, each version whole: what was in force when a decision was made can be read again.
create table seed_list (
  name      varchar(120) character set ascii collate ascii_bin not null,
  version   integer not null,
  origin    varchar(8) character set ascii collate ascii_bin not null check (origin in ('FILE', 'EDITED')),
  digest    varchar(64) character set ascii collate ascii_bin not null,
  content   longtext not null,
  loaded_at datetime(6) not null,
  conflict  boolean not null,
  primary key (name, version)
) default charset=utf8mb4 collate=utf8mb4_bin;

-- The tree of offices. Codes nest by prefix, so "my subtree" is a range of codes and needs no recursion.
create table office (
  code      varchar(40) character set ascii collate ascii_bin not null primary key,
  name      varchar(120) not null,
  name_en   varchar(160) not null,
  level     varchar(16) character set ascii collate ascii_bin not null
    check (level in ('CITY', 'DISTRICT', 'STREET', 'NEIGHBOURHOOD', 'DEPARTMENT')),
  parent    varchar(40) character set ascii collate ascii_bin null,
  task      varchar(24) character set ascii collate ascii_bin null,
  answering varchar(40) character set ascii collate ascii_bin null,
  active    boolean not null
) default charset=utf8mb4 collate=utf8mb4_bin;

create table officer (
  id            bigint not null auto_increment primary key,
  login         varchar(40) character set ascii collate ascii_bin not null,
  office_code   varchar(40) character set ascii collate ascii_bin not null,
  role          varchar(8) character set ascii collate ascii_bin not null
    check (role in ('OFFICER', 'LEAD', 'ADMIN', 'AUDITOR')),
  password_hash varchar(200) character set ascii collate ascii_bin null,
  failed_logins integer not null,
  locked_until  datetime(6) null,
  active        boolean not null,
  created_at    datetime(6) not null,
  constraint officer_login_uq unique (login),
  constraint officer_office_fk foreign key (office_code) references office (code)
) default charset=utf8mb4 collate=utf8mb4_bin;

-- Keys that open a door: a desk session (SESSION), a program (TOKEN), a one-time link (LINK). Only digests are kept.
create table officer_key (
  digest      varchar(64) character set ascii collate ascii_bin not null primary key,
  officer_id  bigint not null,
  purpose     varchar(8) character set ascii collate ascii_bin not null check (purpose in ('SESSION', 'TOKEN', 'LINK')),
  created_at  datetime(6) not null,
  expires_at  datetime(6) not null,
  constraint officer_key_officer_fk foreign key (officer_id) references officer (id)
) default charset=utf8mb4 collate=utf8mb4_bin;

create table resident (
  id             bigint not null auto_increment primary key,
  created_at     datetime(6) not null,
  notice_version varchar(16) character set ascii collate ascii_bin null,
  notice_at      datetime(6) null,
  name_sealed    longblob null

) default charset=utf8mb4 collate=utf8mb4_bin;

-- How a resident can be reached: encrypted, found again only by its keyed fingerprint.
create table contact (
  id          bigint not null auto_increment primary key,
  resident_id bigint not null,
  kind        varchar(8) character set ascii collate ascii_bin not null check (kind in ('PHONE', 'EMAIL')),
  sealed      longblob not null,
  fingerprint varchar(64) character set ascii collate ascii_bin not null,
  created_at  datetime(6) not null,
  constraint contact_once_uq unique (resident_id, fingerprint),
  constraint contact_resident_fk foreign key (resident_id) references resident (id)
) default charset=utf8mb4 collate=utf8mb4_bin;

-- One talk with one resident over one channel. Its row is the lock under which messages get their numbers.
create table conversation (
  id            bigint not null auto_increment primary key,
  channel       varchar(16) character set ascii collate ascii_bin not null,
  resident_id   bigint not null,
  language      varchar(2) character set ascii collate ascii_bin not null check (language in ('ZH', 'EN')),
  last_seq      bigint not null,
  last_turn     bigint not null,
  last_options  bigint null,
  officer_until datetime(6) null,
  open_cases    integer not null,
  created_at    datetime(6) not null,
  last_at       datetime(6) not null,
  constraint conversation_resident_fk foreign key (resident_id) references resident (id)
) default charset=utf8mb4 collate=utf8mb4_bin;

create table web_session (
  digest          varchar(64) character set ascii collate ascii_bin not null primary key,
  conversation_id bigint not null,
  created_at      datetime(6) not null,
  constraint web_session_conversation_fk foreign key (conversation_id) references conversation (id)
) default charset=utf8mb4 collate=utf8mb4_bin;

create table message (
  id              bigint not null auto_increment primary key,
  conversation_id bigint not null,
  seq             bigint not null,
  sender          varchar(8) character set ascii collate ascii_bin not null check (sender in ('RESIDENT', 'BOT', 'OFFICER')),
  external_id     varchar(80) character set ascii collate ascii_bin null,
  body_digest     varchar(64) character set ascii collate ascii_bin null,
  turn_no         bigint null,
  words           longtext not null,
  choice          varchar(64) character set ascii collate ascii_bin null,
  choice_of       bigint null,
  choice_matter   integer null,
  latitude        double null,
  longitude       double null,
  extras          longtext null,
  provider_at     datetime(6) not null,
  created_at      datetime(6) not null,
  constraint message_seq_uq unique (conversation_id, seq),
  constraint message_once_uq unique (conversation_id, external_id),
  constraint message_conversation_fk foreign key (conversation_id) references conversation (id),
  constraint message_inbound_has_id check (sender <> 'RESIDENT' or (external_id is not null and body_digest is not null))
) default charset=utf8mb4 collate=utf8mb4_bin;
-- a turn reads its own messages
create index message_turn_ix on message (conversation_id, turn_no);
-- each replica looks what others wrote in the last seconds
create index message_created_ix on message (created_at);

create table turn (
  conversation_id bigint not null,
  turn_no         bigint not null,
  state           varchar(8) character set ascii collate ascii_bin not null check (state in ('OPEN', 'RUNNING', 'DONE')),
  opened_at       datetime(6) not null,
  due_at          datetime(6) not null,
  attempts        integer not null,
  done_at         datetime(6) null,
  primary key (conversation_id, turn_no),
  constraint turn_conversation_fk foreign key (conversation_id) references conversation (id),
  constraint turn_done_has_time check (state <> 'DONE' or done_at is not null)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- the sweeper looks for turns that nobody finished
create index turn_state_ix on turn (state, due_at);

create table attachment (
  id              varchar(32) character set ascii collate ascii_bin not null primary key,
  conversation_id bigint not null,
  message_id      bigint null,
  type            varchar(32) character set ascii collate ascii_bin not null,
  size            integer not null,
  content         longblob not null,
  created_at      datetime(6) not null,
  constraint attachment_conversation_fk foreign key (conversation_id) references conversation (id),
  constraint attachment_message_fk foreign key (message_id) references message (id)
) default charset=utf8mb4 collate=utf8mb4_bin;

-- What goes out, whether it arrived, and how that is known.
create table outbox (
  message_id      bigint not null primary key,
  conversation_id bigint not null,
  seq             bigint not null,
  channel         varchar(16) character set ascii collate ascii_bin not null,
  state           varchar(9) character set ascii collate ascii_bin not null check (state in ('PENDING', 'DELIVERED', 'FAILED')),
  attempts        integer not null,
  case_number     varchar(20) character set ascii collate ascii_bin null,
  proof           varchar(200) null,
  settled_at      datetime(6) null,
  constraint outbox_message_fk foreign key (message_id) references message (id),
  constraint outbox_settled_has_time check (state = 'PENDING' or settled_at is not null)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- what a fetching client has just received
create index outbox_pending_ix on outbox (conversation_id, state, seq);

-- Where a talk stands: what was asked and what is understood so far.
create table talk (
  conversation_id bigint not null primary key,
  version         integer not null,
  stage           varchar(16) character set ascii collate ascii_bin not null,
  card_seq        bigint null,
  draft           longtext null,
  contact_asked   boolean not null,
  changed_at      datetime(6) not null,
  constraint talk_conversation_fk foreign key (conversation_id) references conversation (id)
) default charset=utf8mb4 collate=utf8mb4_bin;

create table intake (
  id              bigint not null auto_increment primary key,
  conversation_id bigint not null,
  channel         varchar(16) character set ascii collate ascii_bin not null,
  received_at     datetime(6) not null,
  constraint intake_conversation_fk foreign key (conversation_id) references conversation (id)
) default charset=utf8mb4 collate=utf8mb4_bin;

-- The pictures that came with an intake; every matter of it shows them.
create table intake_picture (
  intake_id     bigint not null,
  attachment_id varchar(32) character set ascii collate ascii_bin not null,
  primary key (intake_id, attachment_id),
  constraint intake_picture_intake_fk foreign key (intake_id) references intake (id),
  constraint intake_picture_attachment_fk foreign key (attachment_id) references attachment (id)
) default charset=utf8mb4 collate=utf8mb4_bin;

-- One thing asked within an intake: the resident's words, what was made of them, by which rule or model, and why.
create table matter (
  id                 bigint not null auto_increment primary key,
  intake_id          bigint not null,
  ordinal            integer not null,
  words              longtext not null,
  summary            varchar(400) not null,
  place              varchar(400) null,
  since              varchar(120) null,
  wanted             varchar(400) null,
  kind               varchar(16) character set ascii collate ascii_bin not null check (kind in ('PETITION', 'SUGGESTION', 'SERVICE_REQUEST')),
  sub_kind           varchar(12) character set ascii collate ascii_bin null,
  subject            varchar(24) character set ascii collate ascii_bin not null,
  subject2           varchar(40) character set ascii collate ascii_bin null,
  urgency            varchar(12) character set ascii collate ascii_bin not null,
  confidence         double not null,
  decided_by         varchar(10) character set ascii collate ascii_bin not null,
  decided_with       varchar(120) character set ascii collate ascii_bin not null,
  reasons            longtext not null,
  office_code        varchar(40) character set ascii collate ascii_bin not null,
  neighbourhood_code varchar(40) character set ascii collate ascii_bin null,
  constraint matter_ordinal_uq unique (intake_id, ordinal),
  constraint matter_intake_fk foreign key (intake_id) references intake (id),
  constraint matter_office_fk foreign key (office_code) references office (code)
) default charset=utf8mb4 collate=utf8mb4_bin;

-- The life of one case. It holds codes only; words and people hang on rows that can be erased.
create table cases (
  number             varchar(20) character set ascii collate ascii_bin not null primary key,
  version            integer not null,
  matter_id          bigint not null,
  state              varchar(10) character set ascii collate ascii_bin not null
    check (state in ('OPEN', 'ACCEPTED', 'REPLIED', 'REFUSED', 'CLOSED')),
  kind               varchar(16) character set ascii collate ascii_bin not null check (kind in ('PETITION', 'SUGGESTION', 'SERVICE_REQUEST')),
  sub_kind           varchar(12) character set ascii collate ascii_bin null,
  subject            varchar(24) character set ascii collate ascii_bin not null,
  urgency            varchar(12) character set ascii collate ascii_bin not null check (urgency in ('EMERGENCY', 'URGENT', 'NORMAL')),
  urgency_rank       integer not null,
  emergency          varchar(20) character set ascii collate ascii_bin null,
  office_code        varchar(40) character set ascii collate ascii_bin not null,
  came_from          varchar(40) character set ascii collate ascii_bin null,
  neighbourhood_code varchar(40) character set ascii collate ascii_bin null,
  confidential       boolean not null,
  confirmed          boolean not null,
  reachable          boolean not null,
  language           varchar(2) character set ascii collate ascii_bin not null,
  received_at        datetime(6) not null,
  opened_at          datetime(6) not null,
  accepted_at        datetime(6) null,
  replied_at         datetime(6) null,
  ended_at           datetime(6) null,
  next_due           date null,
  constraint cases_matter_uq unique (matter_id),
  constraint cases_matter_fk foreign key (matter_id) references matter (id),
  constraint cases_office_fk foreign key (office_code) references office (code),
  constraint cases_accusation_is_confidential check (sub_kind is null or sub_kind <> 'ACCUSATION' or confidential),
  constraint cases_end_has_time check (state in ('OPEN', 'ACCEPTED', 'REPLIED') or ended_at is not null)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- a street's queue: own office, open states, emergencies first, then what is due first
create index cases_queue_ix on cases (office_code, state, urgency_rank, next_due);

create table case_reporter (
  id              bigint not null auto_increment primary key,
  case_number     varchar(20) character set ascii collate ascii_bin not null,
  resident_id     bigint not null,
  conversation_id bigint not null,
  part            varchar(8) character set ascii collate ascii_bin not null check (part in ('ORIGINAL', 'JOINED', 'PROXY')),
  words           longtext not null,
  code_hash       varchar(64) character set ascii collate ascii_bin not null,
  code_failures   integer not null,
  code_locked     datetime(6) null,
  constraint case_reporter_once_uq unique (case_number, conversation_id),
  constraint case_reporter_case_fk foreign key (case_number) references cases (number),
  constraint case_reporter_resident_fk foreign key (resident_id) references resident (id),
  constraint case_reporter_conversation_fk foreign key (conversation_id) references conversation (id)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- "my cases" of a talk
create index case_reporter_conversation_ix on case_reporter (conversation_id);

-- Words that were written while a case was worked on. Erasable: the timeline keeps only a salted digest.
create table case_words (
  id    bigint not null auto_increment primary key,
  words longtext not null,
  salt  varchar(32) character set ascii collate ascii_bin not null
) default charset=utf8mb4 collate=utf8mb4_bin;

-- Append-only: what happened, by whom, when. Ids and codes only, never names, contacts or words.
create table case_line (
  id           bigint not null auto_increment primary key,
  case_number  varchar(20) character set ascii collate ascii_bin not null,
  at           datetime(6) not null,
  what         varchar(20) character set ascii collate ascii_bin not null,
  officer_id   bigint null,
  office_code  varchar(40) character set ascii collate ascii_bin null,
  detail       varchar(120) character set ascii collate ascii_bin null,
  on_behalf    boolean not null,
  words_id     bigint null,
  words_digest varchar(64) character set ascii collate ascii_bin null,
  constraint case_line_case_fk foreign key (case_number) references cases (number),
  constraint case_line_officer_fk foreign key (officer_id) references officer (id)
) default charset=utf8mb4 collate=utf8mb4_bin;
create index case_line_case_ix on case_line (case_number, id);

-- Each date with the rule that set it and the version of the rule list: officers must be able to answer "why Friday?".
create table case_due (
  id           bigint not null auto_increment primary key,
  case_number  varchar(20) character set ascii collate ascii_bin not null,
  what         varchar(16) character set ascii collate ascii_bin not null check (what in ('NOTICE', 'FIRST_CONTACT', 'ANSWER')),
  due_on       date not null,
  provisional  boolean not null,
  rule_id      varchar(60) character set ascii collate ascii_bin not null,
  rule_version integer not null,
  met_at       datetime(6) null,
  constraint case_due_case_fk foreign key (case_number) references cases (number)
) default charset=utf8mb4 collate=utf8mb4_bin;
create index case_due_case_ix on case_due (case_number);

-- A program that repeats a request after a lost answer must not act twice.
create table idempotency_key (
  digest      varchar(64) character set ascii collate ascii_bin not null primary key,
  case_number varchar(20) character set ascii collate ascii_bin not null,
  used_at     datetime(6) not null
) default charset=utf8mb4 collate=utf8mb4_bin;

-- Case numbers are handed out in blocks, one row for each day, so that replicas seldom meet here.
create table case_counter (
  opened_on date not null primary key,
  reserved  integer not null
) default charset=utf8mb4 collate=utf8mb4_bin;

-- An emergency rings until somebody has seen it; unseen it climbs to the office above.
create table alarm (
  id          bigint not null auto_increment primary key,
  case_number varchar(20) character set ascii collate ascii_bin not null,
  office_code varchar(40) character set ascii collate ascii_bin not null,
  raised_at   datetime(6) not null,
  seen_at     datetime(6) null,
  seen_by     bigint null,
  constraint alarm_case_fk foreign key (case_number) references cases (number),
  constraint alarm_once_uq unique (case_number, office_code)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- every open desk asks: does anything ring here?
create index alarm_unseen_ix on alarm (office_code, seen_at);

-- Who saw or did what, and when. Append-only.
create table audit_entry (
  id          bigint not null auto_increment primary key,
  at          datetime(6) not null,
  officer_id  bigint null,
  act         varchar(24) character set ascii collate ascii_bin not null,
  object      varchar(60) character set ascii collate ascii_bin not null,
  purpose     varchar(60) character set ascii collate ascii_bin null
) default charset=utf8mb4 collate=utf8mb4_bin;
create index audit_entry_object_ix on audit_entry (object, id);

-- The trained classifier is a row: every replica uses the same one, and a decision names it.
create table classifier (
  id           varchar(80) character set ascii collate ascii_bin not null primary key,
  seed_digest  varchar(64) character set ascii collate ascii_bin not null,
  embedding_id varchar(60) character set ascii collate ascii_bin not null,
  exemplars    integer not null,
  score        double not null,
  content      longblob not null,
  created_at   datetime(6) not null
) default charset=utf8mb4 collate=utf8mb4_bin;

-- db-scheduler's table; its column names are the library's.
create table scheduled_tasks (
  task_name            varchar(100) character set ascii collate ascii_bin not null,
  task_instance        varchar(100) character set ascii collate ascii_bin not null,
  task_data            longblob null,
  execution_time       datetime(6) not null,
  picked               boolean not null,
  picked_by            varchar(50) null,
  last_success         datetime(6) null,
  last_failure         datetime(6) null,
  consecutive_failures integer null,
  last_heartbeat       datetime(6) null,
  version              bigint not null,
  priority             smallint null,
  primary key (task_name, task_instance)
) default charset=utf8mb4 collate=utf8mb4_bin;
create index scheduled_tasks_due_ix on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat_ix on scheduled_tasks (last_heartbeat);
