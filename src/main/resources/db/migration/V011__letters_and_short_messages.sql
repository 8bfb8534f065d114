-- Letters: what the next one of a talk answers, and which have not come back so far.

-- subject and id of the resident's last letter; erased with the words of the talk
create table mail_thread (
  conversation_id bigint not null primary key,
  subject         varchar(200) not null,
  last_id         varchar(255) character set ascii collate ascii_bin null,
  constraint mail_thread_conversation_fk foreign key (conversation_id) references conversation (id)
) default charset=utf8mb4 collate=utf8mb4_bin;

-- a relay reports failures only: what has not come back within a day counts as arrived
create table mail_unreturned (
  id      varchar(120) character set ascii collate ascii_bin not null primary key,
  sent_at datetime(6) not null
) default charset=utf8mb4 collate=utf8mb4_bin;
-- those that have been out for long enough
create index mail_unreturned_sent_ix on mail_unreturned (sent_at);

-- Short messages by which somebody asked for no more of them: one that the gateway brings again must not
-- undo what they wrote since.
create table sms_farewell (
  external_id varchar(80) character set ascii collate ascii_bin not null primary key,
  taken_at    datetime(6) not null
) default charset=utf8mb4 collate=utf8mb4_bin;
