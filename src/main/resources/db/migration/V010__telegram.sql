-- Telegram: one replica fetches, files are fetched after their words were taken, nothing that was sent is lost.

-- Of several replicas one asks a provider for what is new; the others look whether it still lives.
create table poller_lease (
  channel  varchar(16) character set ascii collate ascii_bin not null primary key,
  holder   varchar(64) character set ascii collate ascii_bin not null,
  until_at datetime(6) not null
) default charset=utf8mb4 collate=utf8mb4_bin;

-- A picture or a recording that Telegram keeps for us until a task has fetched it.
create table telegram_file (
  id              bigint not null auto_increment primary key,
  conversation_id bigint not null,
  external_id     varchar(80) character set ascii collate ascii_bin not null,
  file_id         varchar(255) character set ascii collate ascii_bin not null,
  kind            varchar(7) character set ascii collate ascii_bin not null check (kind in ('PICTURE', 'SOUND')),
  attempts        integer not null,
  said_at         datetime(6) not null,
  created_at      datetime(6) not null,
  constraint telegram_file_once_uq unique (conversation_id, external_id),
  constraint telegram_file_conversation_fk foreign key (conversation_id) references conversation (id)
) default charset=utf8mb4 collate=utf8mb4_bin;

-- An update that we failed to take several times: kept sealed for whoever mends the cause, so that it stops nobody else.
create table telegram_unread (
  update_id  bigint not null primary key,
  sealed     longblob not null,
  why        varchar(200) not null,
  created_at datetime(6) not null
) default charset=utf8mb4 collate=utf8mb4_bin;
create index telegram_unread_created_ix on telegram_unread (created_at);
