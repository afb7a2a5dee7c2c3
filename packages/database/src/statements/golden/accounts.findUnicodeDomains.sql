-- accounts.findUnicodeDomains
-- $1 after: text
select id, email from accounts where email ~ '@.*[^ -~]' and email > $1::text
order by email limit 500;
