using static PrepBot.Storage.Retention.StoredField;

namespace PrepBot.Storage.Retention;

/// <summary>People, and how they find each other.</summary>
internal static partial class StoredTables
{
    /// <summary>
    /// Rows without anybody behind them, which kept the others' records together until those went. Each reference is asked for by itself, so that each has
    /// its index; a test holds them against the references there are.
    /// </summary>
    private static PurgeRule FormerMembers => new(
        "former-members", TimeSpan.FromHours(72), "after they were forgotten, the row without a person, unless records of others refer to it",
        """
        delete from members
        where ctid = any(array(
            select m.ctid
            from members m
            where m.forgotten_at < now() - @age
                and not exists (select from rounds r where r.community_id = m.community_id and r.interviewer_id = m.member_id)
                and not exists (select from rounds r where r.community_id = m.community_id and r.candidate_id = m.member_id)
                and not exists (select from rounds r where r.community_id = m.community_id and r.observer_id = m.member_id)
                and not exists (select from deliveries d where d.community_id = m.community_id and d.member_id = m.member_id)
                and not exists (select from invitations i where i.community_id = m.community_id and i.from_id = m.member_id)
                and not exists (select from invitations i where i.community_id = m.community_id and i.to_id = m.member_id)
                and not exists (select from prompt_suggestions s where s.community_id = m.community_id and s.author_id = m.member_id)
                and not exists (select from prompt_suggestions s where s.community_id = m.community_id and s.decided_by = m.member_id)
                and not exists (select from credits c where c.community_id = m.community_id and c.candidate_id = m.member_id)
                and not exists (select from credits c where c.community_id = m.community_id and c.interviewer_id = m.member_id)
                and not exists (select from observations o where o.community_id = m.community_id and o.observer_id = m.member_id)
                and not exists (select from observations o where o.community_id = m.community_id and o.candidate_id = m.member_id)
                and not exists (select from service_marks s where s.community_id = m.community_id and s.candidate_id = m.member_id)
                and not exists (select from service_marks s where s.community_id = m.community_id and s.interviewer_id = m.member_id)
                and not exists (select from claims c where c.community_id = m.community_id and c.member_id = m.member_id)
                and not exists (select from debriefs d where d.community_id = m.community_id and d.author_id = m.member_id)
                and not exists (select from notes n where n.community_id = m.community_id and n.author_id = m.member_id)
                and not exists (select from disputes d where d.community_id = m.community_id and d.decided_by = m.member_id)
                and not exists (select from do_not_pair d where d.community_id = m.community_id and d.member_id = m.member_id)
                and not exists (select from do_not_pair d where d.community_id = m.community_id and d.avoided_id = m.member_id)
                and not exists (select from form_drafts f where f.community_id = m.community_id and f.member_id = m.member_id)
                and not exists (select from no_shows n where n.community_id = m.community_id and n.member_id = m.member_id)
                and not exists (select from open_seats o where o.community_id = m.community_id and o.member_id = m.member_id)
                and not exists (select from praise_notes p where p.community_id = m.community_id and p.one_id = m.member_id)
                and not exists (select from praise_notes p where p.community_id = m.community_id and p.other_id = m.member_id)
                and not exists (select from prompt_exposures p where p.community_id = m.community_id and p.member_id = m.member_id)
                and not exists (select from trainings t where t.community_id = m.community_id and t.member_id = m.member_id)
                and not exists (select from channels c where c.community_id = m.community_id and c.opened_by = m.member_id)
                and not exists (select from refused_places r where r.community_id = m.community_id and r.told_id = m.member_id)
                and not exists (select from waiting_entries w where w.community_id = m.community_id and w.member_id = m.member_id)
                and not exists (select from ring_wishes w where w.community_id = m.community_id and w.member_id = m.member_id)
                and not exists (select from ring_hours h where h.community_id = m.community_id and h.member_id = m.member_id)
                and not exists (select from rings r where r.community_id = m.community_id and r.member_id = m.member_id)
                and not exists (select from rings r where r.community_id = m.community_id and r.waiter_id = m.member_id)
                and not exists (select from erasures e where e.community_id = m.community_id and e.member_id = m.member_id and e.done_at is null)
            limit @batch))
        """);

    private static IReadOnlyList<StoredTable> People =>
    [
        new("members", "who has used the bot, or was avoided, invited or made an organiser by somebody who has",
            "platform id: to know somebody again and to write to them · display name: for cards, lists, the leaderboard; follows the platform · time zone: waking hours and weeks · level, track: to fit prompts and partners · target date: told by the member · on_leaderboard: their wish not to be shown · observers_welcome: whether somebody may watch their rounds · was_asked: that level, track and target date are not asked again · left_at: who has left the group stands on no list · is_organiser: what the platform said when they acted last, to send what is for organisers alone · is_appointed: that they were made an organiser here · has_acted: whether they have used the bot themselves · forgotten_at: since when nobody stands behind the row, and id and name are replaced")
        {
            Until = $"until they ask to be forgotten, or {RemovedCommunity["until ".Length..]}; who has never used the bot: while somebody avoids them, an invitation to them stands, or they are an appointed organiser",
            Fields =
            [
                Person("external_id", "the platform's id of the person, to know them again and to write to them"),
                Person("display_name", "the name the platform shows, for cards, lists and the leaderboard; follows the platform"),
                Told("time_zone", "IANA zone, for waking hours and weeks; told by the member or the platform"),
                Told("level", "the level they prepare for, to fit prompts and partners"),
                Told("track", "the trade they prepare for, to fit prompts"),
                Told("target_date", "the day of the real interview, told by the member"),
                Told("left_at", "since when the platform says they are gone; null again as soon as they act. Who has left is on no list"),
                Told("is_organiser", "whether the platform said so when they acted last; what is for organisers alone is sent to these"),
                Told("is_appointed", "whether somebody who administers the group on its platform has made them an organiser"),
                Told("observers_welcome", "whether somebody may watch this member's rounds, with a job. Both of a round must have said so"),
                Told("was_asked", "whether level, track and target date were asked at their first start, or told before; so that nobody is asked twice"),
                Told("has_acted", "whether they have used the bot themselves. Who was only named by others goes with the last of those who named them"),
            ],
            Rules =
            [
                new("people-only-named", Days(30), "after the last of that, who never used the bot",
                    """
                    update members n
                    set external_id = 'former-' || translate(n.member_id::text, '-', ''), display_name = 'a former member', forgotten_at = now(), left_at = now()
                    where ctid = any(array(
                        select m.ctid
                        from members m
                        where not m.has_acted and not m.is_appointed and m.forgotten_at is null and m.added_at < now() - @age
                            and not exists (select from do_not_pair d where d.community_id = m.community_id and d.avoided_id = m.member_id)
                            and not exists (select from invitations i where i.community_id = m.community_id and i.to_id = m.member_id)
                        limit @batch
                        for update skip locked))
                    """),
                FormerMembers,
            ],
        },
        new("erasures", "that somebody asked to be forgotten",
            "a keyed hash, which cannot be read back; while the erasure is under way, id and name, sealed")
        {
            Until = $"{RemovedCommunity}, the hash, so that a restored backup is erased again; id and name until it is done, within 60 seconds",
            Fields =
            [
                Person("person", "id and name, sealed, to find what is still to be erased and to say that it is done. Gone when it is"),
                Nobodys("mark"), Nobodys("reached"),
            ],
        },
        new("do_not_pair", "whom a member does not want to meet", "both members: honoured both ways, shown to the one who said it alone")
        {
            Until = "until taken back, or one of the two asks to be forgotten",
        },
        new("no_shows", "that a member did not come to a round", "member and round: counted privately, shown to nobody else")
        {
            Until = "with the round, until they ask to be forgotten",
        },
    ];

    private static IReadOnlyList<StoredTable> Finding =>
    [
        new("waiting_entries", "who waits in which channel's queue", "member, part, principles, theme, minutes: to pair them")
        {
            Until = "until paired, gone or expired (60 min)",
            Fields = [Nobodys("principles"), Nobodys("theme")],
            Rules =
            [
                // They are taken out when they expire; this is for those whose turn never came.
                new("waiting-entries", Days(7), "after they expired, what a failure left behind",
                    "delete from waiting_entries where ctid = any(array(select ctid from waiting_entries where expires_at < now() - @age limit @batch))"),
            ],
        },
        new("invitations", "direct invitations to a round", "who invited whom, to what, and what became of it")
        {
            Fields = [Nobodys("principles"), Nobodys("theme")],
            Rules =
            [
                new("invitations", Days(30), "after they could be answered",
                    "delete from invitations where ctid = any(array(select ctid from invitations where expires_at < now() - @age limit @batch))"),
            ],
        },
        new("ring_wishes", "who wants to be rung when somebody who fits begins to wait", "member, channel, part, principles, theme, minutes: what they waited for, to ring them for the like · snoozed_until: that they said \"not today\"")
        {
            Until = "until they have a round, take it back, leave or ask to be forgotten",
            Fields = [Nobodys("principles"), Nobodys("theme"), Told("snoozed_until", "not rung before this: they said \"not today\"")],
            Rules =
            [
                new("ring-wishes", Days(1), "after it has lapsed, 24 hours after they asked",
                    "delete from ring_wishes where ctid = any(array(select ctid from ring_wishes where expires_at < now() - @age limit @batch))"),
            ],
        },
        new("rings", "who was rung for whom, and what became of it", "both members, what the round would be about: so that nobody is rung twice at a time, nor more than three times on a day")
        {
            Until = "the rung member's: until they ask to be forgotten",
            Fields = [Nobodys("principles"), Nobodys("theme")],
            Rules =
            [
                new("rings", TimeSpan.FromHours(72), "after the ring",
                    "delete from rings where ctid = any(array(select ctid from rings where rung_at < now() - @age limit @batch))"),
            ],
        },
        new("ring_hours", "in which hours a member wants to be rung", "member and hours of their day, told by them")
        {
            Until = "until taken back, or they ask to be forgotten",
        },
    ];
}
