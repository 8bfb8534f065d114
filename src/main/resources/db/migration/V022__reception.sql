-- Leaders receive visitors (接访) or go to them (下访): days with times to book, who comes, and what was promised there.

-- A day on which a leader of an office receives. Times of its slots move with it; a change counts up the edition, so that
-- each visitor is told of it once.
create table reception_day (
  id            bigint not null auto_increment primary key,
  office_code   varchar(40) character set ascii collate ascii_bin not null,
  kind          varchar(12) character set ascii collate ascii_bin not null,
  held_on       date not null,
  begins_at     datetime(6) not null,
  ends_at       datetime(6) not null,
  slot_minutes  integer not null,
  place         varchar(120) not null,
  address       varchar(200) not null,
  leader_id     bigint not null,
  leader_office varchar(40) character set ascii collate ascii_bin not null,
  state         varchar(12) character set ascii collate ascii_bin not null,
  reason        varchar(400) null,
  edition       integer not null,
  planned_by    bigint not null,
  planned_at    datetime(6) not null,
  constraint reception_day_office_fk foreign key (office_code) references office (code),
  constraint reception_day_leader_fk foreign key (leader_id) references officer (id),
  constraint reception_day_planner_fk foreign key (planned_by) references officer (id)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- the coming days of an office, or of a subtree of offices
create index reception_day_office_ix on reception_day (office_code, held_on);
-- whether a leader receives elsewhere at that time
create index reception_day_leader_ix on reception_day (leader_id, held_on);

-- A time of such a day. How many places are taken is counted under the lock of its row.
create table reception_slot (
  id        bigint not null auto_increment primary key,
  day_id    bigint not null,
  ref       varchar(24) character set ascii collate ascii_bin not null,
  begins_at datetime(6) not null,
  capacity  integer not null,
  taken     integer not null,
  constraint reception_slot_ref_uq unique (ref),
  constraint reception_slot_day_fk foreign key (day_id) references reception_day (id),
  constraint reception_slot_room_ck check (taken >= 0 and taken <= capacity)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- the times of a day in their order, and those that are free
create index reception_slot_day_ix on reception_slot (day_id, begins_at);

-- A visitor for a time: a reporter of a case. Holds no word and no name.
create table reception_visit (
  id            bigint not null auto_increment primary key,
  slot_id       bigint not null,
  case_number   varchar(20) character set ascii collate ascii_bin not null,
  reporter_id   bigint not null,
  state         varchar(12) character set ascii collate ascii_bin not null,
  -- the reporter as long as the visit is to come, then empty: nobody has two appointments about one case
  open_reporter bigint null,
  -- the edition of the day that the visitor knows
  told_edition  integer not null,
  booked_by     bigint null,
  booked_at     datetime(6) not null,
  settled_at    datetime(6) null,
  constraint reception_visit_open_uq unique (open_reporter),
  constraint reception_visit_slot_fk foreign key (slot_id) references reception_slot (id),
  constraint reception_visit_case_fk foreign key (case_number) references cases (number),
  constraint reception_visit_reporter_fk foreign key (reporter_id) references case_reporter (id),
  constraint reception_visit_officer_fk foreign key (booked_by) references officer (id)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- who comes at a time
create index reception_visit_slot_ix on reception_visit (slot_id, state);
-- the visits of a case
create index reception_visit_case_ix on reception_visit (case_number, id);

-- What a leader promised: one sentence, one owner, one date. The words are erased with those of the case.
create table promise (
  id          bigint not null auto_increment primary key,
  case_number varchar(20) character set ascii collate ascii_bin not null,
  visit_id    bigint not null,
  owner_code  varchar(40) character set ascii collate ascii_bin not null,
  owner_role  varchar(8) character set ascii collate ascii_bin not null,
  due_on      date not null,
  moved_from  date null,
  state       varchar(8) character set ascii collate ascii_bin not null,
  said        varchar(1000) not null,
  -- why it was moved; what was done, or why it was not
  moved_why   varchar(1000) null,
  outcome     varchar(1000) null,
  made_by     bigint not null,
  made_at     datetime(6) not null,
  settled_at  datetime(6) null,
  constraint promise_case_fk foreign key (case_number) references cases (number),
  constraint promise_visit_fk foreign key (visit_id) references reception_visit (id),
  constraint promise_owner_fk foreign key (owner_code) references office (code),
  constraint promise_officer_fk foreign key (made_by) references officer (id)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- the promises of a case
create index promise_case_ix on promise (case_number, id);
-- what is still owed, by date
create index promise_due_ix on promise (state, due_on, id);
