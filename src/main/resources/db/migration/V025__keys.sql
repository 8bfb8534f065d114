-- 事心双解: what each reporter of a case has said of it, when they are asked, and what is owed to them since. Ids and codes, no words:
-- what was said stands in the talk and in the timeline, where it can be erased.

-- How the two keys of one reporter on one case stand. Changed only under the lock of the talk and of the case.
create table reporter_keys (
  reporter_id     bigint not null primary key,
  -- the reporter's own case: that of a joined reporter is the one that they know
  case_number     varchar(20) character set ascii collate ascii_bin not null,
  version         integer not null,
  -- which keys this case has: BOTH, HEART, QUESTION, NONE
  asked           varchar(8) character set ascii collate ascii_bin not null,
  matter          varchar(12) character set ascii collate ascii_bin not null,
  heart           varchar(12) character set ascii collate ascii_bin not null,
  -- how often it was handled again because this reporter said that it was not put right
  again           integer not null,
  promised_on     date null,
  -- since when the office says that it is done
  done_at         datetime(6) null,
  -- when the resident last said how the matter and how the heart stands; null while they have not
  matter_at       datetime(6) null,
  heart_at        datetime(6) null,
  -- since when every key that is asked is turned, by the resident; null again when one is turned back
  settled_at      datetime(6) null,
  -- 别问了: since then nobody asks
  no_more_at      datetime(6) null,
  -- what an officer wrote down of a call or a visit; counts for nothing until the resident confirms it
  proposed_matter varchar(12) character set ascii collate ascii_bin null,
  proposed_heart  varchar(12) character set ascii collate ascii_bin null,
  proposed_at     datetime(6) null,
  proposed_by     bigint null,
  -- what follows, and the row of rules/outcomes.csv that says so
  next_step       varchar(16) character set ascii collate ascii_bin not null,
  next_rule       varchar(60) character set ascii collate ascii_bin not null,
  constraint reporter_keys_reporter_fk foreign key (reporter_id) references case_reporter (id),
  constraint reporter_keys_case_fk foreign key (case_number) references cases (number),
  constraint reporter_keys_officer_fk foreign key (proposed_by) references officer (id)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- the keys of a case
create index reporter_keys_case_ix on reporter_keys (case_number);

-- When a reporter is asked, by which rule, and what became of it. Planned with the answer to the case; each is sent once or skipped.
create table revisit (
  id              bigint not null auto_increment primary key,
  version         integer not null,
  reporter_id     bigint not null,
  case_number     varchar(20) character set ascii collate ascii_bin not null,
  -- the row of rules/revisits.csv
  rule_id         varchar(60) character set ascii collate ascii_bin not null,
  -- the how many-eth of its plan, from 1
  nth             integer not null,
  -- what it begins with: MATTER or HEART
  asks            varchar(8) character set ascii collate ascii_bin not null,
  -- TALK: in the talk; CALL: a person calls
  via             varchar(8) character set ascii collate ascii_bin not null,
  planned_at      datetime(6) not null,
  due_at          datetime(6) not null,
  state           varchar(12) character set ascii collate ascii_bin not null,
  -- why it was skipped
  reason          varchar(24) character set ascii collate ascii_bin null,
  -- the message that asks: its talk and its number there
  conversation_id bigint null,
  seq             bigint null,
  sent_at         datetime(6) null,
  proved_at       datetime(6) null,
  -- nobody fetched it: since then it goes to the contact left
  fell_back_at    datetime(6) null,
  -- no answer by then is silence
  answer_by       datetime(6) null,
  answered_at     datetime(6) null,
  -- the question that is open: MATTER or HEART; and what free words were taken for, until that is confirmed
  asking          varchar(8) character set ascii collate ascii_bin null,
  meant           varchar(16) character set ascii collate ascii_bin null,
  constraint revisit_reporter_fk foreign key (reporter_id) references case_reporter (id),
  constraint revisit_case_fk foreign key (case_number) references cases (number),
  constraint revisit_conversation_fk foreign key (conversation_id) references conversation (id)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- the plan of a reporter
create index revisit_reporter_ix on revisit (reporter_id, id);
-- the plans of a case
create index revisit_case_ix on revisit (case_number, id);
-- what comes due
create index revisit_due_ix on revisit (state, due_at, id);
-- what nobody has answered in time
create index revisit_silent_ix on revisit (state, answer_by, id);
-- the question that is open in a talk, and the message that has arrived
create index revisit_talk_ix on revisit (conversation_id, seq);

-- Each time that a key moved or was moved: by whom, how, on which channel, to which question. Append-only.
create table key_turn (
  id              bigint not null auto_increment primary key,
  reporter_id     bigint not null,
  case_number     varchar(20) character set ascii collate ascii_bin not null,
  at              datetime(6) not null,
  -- RESIDENT turns; OFFICE moves what it answers for; OFFICER proposes
  who             varchar(8) character set ascii collate ascii_bin not null,
  -- an answer (PUT_RIGHT, NOT_PUT_RIGHT, AT_EASE, UNHAPPY, NOT_AT_EASE, NO_MORE) or an act (PROMISED, DONE, HANDLED_AGAIN, …)
  what            varchar(16) character set ascii collate ascii_bin not null,
  -- BUTTON, WORDS (confirmed), PAGE; of a proposal CALL or VISIT
  how             varchar(8) character set ascii collate ascii_bin null,
  channel         varchar(16) character set ascii collate ascii_bin null,
  -- the revisit that asked; null when the resident said it by themselves
  revisit_id      bigint null,
  -- a digest of the address or the browser that it came from, so that many keys from one are seen
  device          varchar(64) character set ascii collate ascii_bin null,
  -- who proposed
  officer_id      bigint null,
  -- when the call or the visit was that is proposed from; of a resident's turn, the last call before it
  called_at       datetime(6) null,
  constraint key_turn_reporter_fk foreign key (reporter_id) references case_reporter (id),
  constraint key_turn_case_fk foreign key (case_number) references cases (number),
  constraint key_turn_revisit_fk foreign key (revisit_id) references revisit (id),
  constraint key_turn_officer_fk foreign key (officer_id) references officer (id)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- the turns of a case, and of a span of time
create index key_turn_case_ix on key_turn (case_number, id);
create index key_turn_at_ix on key_turn (at, id);

-- What is owed to a reporter since they have answered: a person reads, explains, looks again, handles again.
create table follow_step (
  id            bigint not null auto_increment primary key,
  reporter_id   bigint not null,
  case_number   varchar(20) character set ascii collate ascii_bin not null,
  revisit_id    bigint null,
  -- READ, CALL, EXPLAIN, LOOK_AGAIN, HANDLE_AGAIN, LEVEL_ABOVE, GUIDE, ANSWER_AGAIN
  step          varchar(16) character set ascii collate ascii_bin not null,
  -- the row of rules/outcomes.csv; null for what no row says
  rule_id       varchar(60) character set ascii collate ascii_bin null,
  opened_at     datetime(6) not null,
  due_on        date not null,
  provisional   boolean not null,
  done_at       datetime(6) null,
  done_by       bigint null,
  -- DONE, or why it is not needed any more
  outcome       varchar(16) character set ascii collate ascii_bin null,
  constraint follow_step_reporter_fk foreign key (reporter_id) references case_reporter (id),
  constraint follow_step_case_fk foreign key (case_number) references cases (number),
  constraint follow_step_revisit_fk foreign key (revisit_id) references revisit (id),
  constraint follow_step_officer_fk foreign key (done_by) references officer (id)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- the steps of a case
create index follow_step_case_ix on follow_step (case_number, id);
-- what is owed, the earliest day first
create index follow_step_open_ix on follow_step (done_at, due_on);

-- A case that is closed although its reporter has not turned the keys: why, who asked for it, who approved. Counted apart.
create table closing_override (
  id          bigint not null auto_increment primary key,
  case_number varchar(20) character set ascii collate ascii_bin not null,
  -- a row of rules/closing-reasons.csv; what was written with it stands in the timeline
  reason      varchar(40) character set ascii collate ascii_bin not null,
  asked_by    bigint not null,
  asked_at    datetime(6) not null,
  settled_by  bigint null,
  settled_at  datetime(6) null,
  approved    boolean not null,
  constraint closing_override_case_fk foreign key (case_number) references cases (number),
  constraint closing_override_asker_fk foreign key (asked_by) references officer (id),
  constraint closing_override_settler_fk foreign key (settled_by) references officer (id)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- whether a case was closed so, and what waits for approval
create index closing_override_case_ix on closing_override (case_number, id);
create index closing_override_open_ix on closing_override (settled_at, asked_at);
