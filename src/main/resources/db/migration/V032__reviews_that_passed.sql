-- who is offered a review: looked through each hour for those whose time is over
create index reporter_keys_next_ix on reporter_keys (next_step, reporter_id);
