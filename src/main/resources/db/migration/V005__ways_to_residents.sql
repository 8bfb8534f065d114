-- Ways to a resident outside the browser: who writes from which address, and how each message goes out.

-- Tasks that wait for somebody else's server, apart from those that answer residents.
create table slow_tasks (
  task_name            varchar(100) character set ascii collate ascii_bin not null,
  task_instance        varchar(100) character set ascii collate ascii_bin not null,
  task_data            longblob null,
  execution_time       datetime(6) not null,
  picked               boolean not null,
  picked_by            varchar(50) character set ascii collate ascii_bin null,
  last_success         datetime(6) null,
  last_failure         datetime(6) null,
  consecutive_failures integer null,
  last_heartbeat       datetime(6) null,
  version              bigint not null,
  priority             smallint null,
  primary key (task_name, task_instance)
) default charset=utf8mb4 collate=utf8mb4_bin;
create index slow_tasks_due_ix on slow_tasks (execution_time);
create index slow_tasks_heartbeat_ix on slow_tasks (last_heartbeat);

-- An address on a channel (a Telegram chat, a WeChat openid): sealed, found again by its keyed fingerprint.
create table channel_identity (
  id                bigint not null auto_increment primary key,
  channel           varchar(16) character set ascii collate ascii_bin not null,
  resident_id       bigint not null,
  sealed            longblob not null,
  fingerprint       varchar(64) character set ascii collate ascii_bin not null,
  created_at        datetime(6) not null,
  unreachable_since datetime(6) null,
  constraint channel_identity_once_uq unique (channel, fingerprint),
  constraint channel_identity_resident_fk foreign key (resident_id) references resident (id)
) default charset=utf8mb4 collate=utf8mb4_bin;

-- the address that a talk goes to; null for a browser, which fetches
alter table conversation add column identity_id bigint null;
alter table conversation add constraint conversation_identity_uq unique (identity_id);
alter table conversation add constraint conversation_identity_fk foreign key (identity_id) references channel_identity (id);
-- talks that their resident has joined by a code share a number; null for a talk that stands alone
alter table conversation add column circle bigint null;
create index conversation_circle_ix on conversation (circle);
-- when the resident last wrote: some providers let us answer for a limited time only
alter table conversation add column heard_at datetime(6) null;

-- One message on its way to one address. The first row of a message is its own channel; a fallback adds another.
create table dispatch (
  id          bigint not null auto_increment primary key,
  message_id  bigint not null,
  channel     varchar(16) character set ascii collate ascii_bin not null,
  identity_id bigint null,
  contact_id  bigint null,
  state       varchar(12) character set ascii collate ascii_bin not null
    check (state in ('WAITING', 'HANDED_OVER', 'ARRIVED', 'UNREACHABLE', 'REJECTED', 'GIVEN_UP', 'OVERTAKEN')),
  urgent      boolean not null,
  topic       varchar(60) character set ascii collate ascii_bin null,
  attempts    integer not null,
  paced       boolean not null,
  provider_id varchar(120) character set ascii collate ascii_bin null,
  why         varchar(200) null,
  created_at  datetime(6) not null,
  next_at     datetime(6) not null,
  sent_at     datetime(6) null,
  settled_at  datetime(6) null,
  constraint dispatch_message_fk foreign key (message_id) references message (id),
  constraint dispatch_identity_fk foreign key (identity_id) references channel_identity (id),
  constraint dispatch_contact_fk foreign key (contact_id) references contact (id) on delete cascade,
  constraint dispatch_goes_to_one check ((identity_id is null) <> (contact_id is null)),
  constraint dispatch_settled_has_time check (state in ('WAITING', 'HANDED_OVER') or settled_at is not null)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- the next message of one address, and when it was last sent something
create index dispatch_identity_ix on dispatch (identity_id, state, id);
create index dispatch_contact_ix on dispatch (contact_id, state, id);
-- a provider's report about a message that it was handed
create index dispatch_provider_ix on dispatch (channel, provider_id);
-- the ways that a message has gone
create index dispatch_message_ix on dispatch (message_id);
-- what lost its task, and what an administrator has to look at
create index dispatch_state_ix on dispatch (state, next_at);

-- When a channel may send next, over all replicas; a number, because some databases keep no fractions of a second.
create table channel_pace (
  channel       varchar(24) character set ascii collate ascii_bin not null primary key,
  next_micros   bigint not null
) default charset=utf8mb4 collate=utf8mb4_bin;

-- whether a message that does not arrive goes to the next contact, and at last to a person who calls
alter table outbox add column must_reach boolean not null default false;

-- A code that a resident carries from one talk to another to join them; only its digest is kept.
create table link_code (
  digest          varchar(64) character set ascii collate ascii_bin not null primary key,
  conversation_id bigint not null,
  expires_at      datetime(6) not null,
  constraint link_code_once_uq unique (conversation_id),
  constraint link_code_conversation_fk foreign key (conversation_id) references conversation (id)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- wrong codes that were tried in a talk, so that nobody tries many
alter table conversation add column link_failures integer not null default 0;
alter table conversation add column link_failed_at datetime(6) null;
