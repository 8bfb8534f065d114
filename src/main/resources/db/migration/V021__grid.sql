-- Three-level grids with their keepers, what keepers are asked to look at, who answers for a case, who keeps off it.

-- 居委大网格, 小区中网格, 楼组微网格. A node that a new file no longer has is retired and stays, because looks refer to it.
create table grid_node (
  id             bigint not null auto_increment primary key,
  code           varchar(40) character set ascii collate ascii_bin not null,
  parent_code    varchar(40) character set ascii collate ascii_bin null,
  level          varchar(8) character set ascii collate ascii_bin not null,
  name           varchar(80) not null,
  committee_code varchar(40) character set ascii collate ascii_bin not null,
  retired_at     datetime(6) null,
  constraint grid_node_code_uq unique (code),
  constraint grid_node_committee_fk foreign key (committee_code) references office (code)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- the grid of a committee, and those of all committees of a street
create index grid_node_committee_ix on grid_node (committee_code, retired_at);

-- Who keeps a node, and since when. Name and mobile are sealed, and gone as soon as somebody else keeps it.
create table grid_keeper (
  id            bigint not null auto_increment primary key,
  node_id       bigint not null,
  name_sealed   longblob null,
  mobile_sealed longblob null,
  since         datetime(6) not null,
  left_at       datetime(6) null,
  constraint grid_keeper_node_fk foreign key (node_id) references grid_node (id)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- who keeps a node now
create index grid_keeper_node_ix on grid_keeper (node_id, left_at);

-- A keeper is asked to go and look. Its words go with those of the case.
create table grid_look (
  id             bigint not null auto_increment primary key,
  case_number    varchar(20) character set ascii collate ascii_bin not null,
  keeper_id      bigint not null,
  office_code    varchar(40) character set ascii collate ascii_bin not null,
  asked_by       bigint not null,
  asked_at       datetime(6) not null,
  answer_by      datetime(6) not null,
  place          varchar(200) null,
  wanted         varchar(600) null,
  opened_at      datetime(6) null,
  answered_at    datetime(6) null,
  sentence       varchar(600) null,
  ended_at       datetime(6) null,
  ended_why      varchar(16) character set ascii collate ascii_bin null,
  message_state  varchar(16) character set ascii collate ascii_bin not null,
  message_tries  integer not null,
  message_id     varchar(120) character set ascii collate ascii_bin null,
  constraint grid_look_case_fk foreign key (case_number) references cases (number),
  constraint grid_look_keeper_fk foreign key (keeper_id) references grid_keeper (id),
  constraint grid_look_officer_fk foreign key (asked_by) references officer (id)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- what was asked about a case
create index grid_look_case_ix on grid_look (case_number, id);
-- what a keeper who is replaced has not answered
create index grid_look_keeper_ix on grid_look (keeper_id, answered_at);

-- what a provider reports of
create index grid_look_message_ix on grid_look (message_id);

-- A link to it, as a digest: nobody can read the links here.
create table grid_look_link (
  digest     varchar(64) character set ascii collate ascii_bin not null primary key,
  look_id    bigint not null,
  made_at    datetime(6) not null,
  expires_at datetime(6) not null,
  constraint grid_look_link_look_fk foreign key (look_id) references grid_look (id)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- all links of a look, which end with it
create index grid_look_link_look_ix on grid_look_link (look_id);

-- The picture that came with an answer, drawn anew.
create table grid_look_photo (
  look_id bigint not null primary key,
  content longblob not null,
  constraint grid_look_photo_look_fk foreign key (look_id) references grid_look (id)
) default charset=utf8mb4 collate=utf8mb4_bin;

-- 包案领导: the leader who answers for a case. Rows are completed, never deleted.
create table responsible_leader (
  id          bigint not null auto_increment primary key,
  case_number varchar(20) character set ascii collate ascii_bin not null,
  officer_id  bigint not null,
  given_by    bigint not null,
  given_at    datetime(6) not null,
  ended_at    datetime(6) null,
  constraint responsible_leader_case_fk foreign key (case_number) references cases (number),
  constraint responsible_leader_officer_fk foreign key (officer_id) references officer (id),
  constraint responsible_leader_giver_fk foreign key (given_by) references officer (id)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- who answers for the cases of a list
create index responsible_leader_case_ix on responsible_leader (case_number, ended_at);
-- the cases that a leader answers for
create index responsible_leader_officer_ix on responsible_leader (officer_id, ended_at);

-- 回避: for this officer the case no longer exists.
create table case_recusal (
  id          bigint not null auto_increment primary key,
  case_number varchar(20) character set ascii collate ascii_bin not null,
  officer_id  bigint not null,
  ordered_by  bigint not null,
  ordered_at  datetime(6) not null,
  constraint case_recusal_once_uq unique (officer_id, case_number),
  constraint case_recusal_case_fk foreign key (case_number) references cases (number),
  constraint case_recusal_officer_fk foreign key (officer_id) references officer (id),
  constraint case_recusal_orderer_fk foreign key (ordered_by) references officer (id)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- who keeps off a case
create index case_recusal_case_ix on case_recusal (case_number);

-- A resident asks that somebody else handles the case; a lead decides. The words go with those of the case.
create table recusal_wish (
  id          bigint not null auto_increment primary key,
  case_number varchar(20) character set ascii collate ascii_bin not null,
  words       longtext null,
  wished_at   datetime(6) not null,
  decided_at  datetime(6) null,
  decided_by  bigint null,
  granted     boolean not null,
  constraint recusal_wish_case_fk foreign key (case_number) references cases (number),
  constraint recusal_wish_officer_fk foreign key (decided_by) references officer (id)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- what a lead has to decide
create index recusal_wish_open_ix on recusal_wish (decided_at, wished_at);
-- what was wished about a case
create index recusal_wish_case_ix on recusal_wish (case_number, id);
