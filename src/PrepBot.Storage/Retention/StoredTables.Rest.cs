using static PrepBot.Storage.Retention.StoredField;

namespace PrepBot.Storage.Retention;

/// <summary>What keeps everything from happening twice, and what belongs to no member.</summary>
internal static partial class StoredTables
{
    /// <summary>For so long a card that shows a name can be drawn anew, for somebody who asks to be forgotten.</summary>
    private static TimeSpan CardsStand => Days(730);

    private static PurgeRule CardsOfRoundsAndBoards => new("cards-of-rounds-and-boards", CardsStand, "after its round ended or its board was posted", """
        delete from posted_cards
        where ctid = any(array(
            select p.ctid
            from posted_cards p
            join (
                select r.community_id, r.round_id as subject, r.ended_at as over_at
                from rounds r
                union all
                select b.community_id, b.post_id, b.posted_at
                from leaderboard_posts b
            ) shown using (community_id, subject)
            where shown.over_at < now() - @age
            limit @batch))
        """);

    private static PurgeRule CardsOfInvitations => new("cards-of-invitations", Days(25), "after its invitation ran out", """
        delete from posted_cards
        where ctid = any(array(
            select p.ctid
            from posted_cards p
            join invitations i on i.community_id = p.community_id and i.invitation_id = p.subject
            where i.expires_at < now() - @age
            limit @batch))
        """);

    private static IReadOnlyList<StoredTable> Once =>
    [
        new("deliveries", "clicks, commands and forms already handled, with the answer",
            "member and delivery id: one delivered again gets the same answer; the answer is sealed")
        {
            Fields =
            [
                Words("reply", "the answer, sealed, for when it is delivered again"),
                Person("delivery_id", "the platform's id of the delivery; one that we made ourselves may name who it was about, until they ask to be forgotten"),
                Words("words", "a keyed hash of what was typed into a form that adds something, worth nothing without the key; the same words within an hour get the answer of the first"),
                Nobodys("platform"),
            ],
            Rules =
            [
                new("deliveries", TimeSpan.FromHours(72), "after it came",
                    "delete from deliveries where ctid = any(array(select ctid from deliveries where taken_at < now() - @age limit @batch))"),
            ],
        },
        new("outbox", "messages to others, waiting to be sent",
            "the message is sealed, and goes as soon as it is sent or given up, or an organiser has decided whether to post it again; one that cannot reach its place or person waits for it within its time")
        {
            Until = "until it is sent",
            Fields = [Words("content", "the message, sealed; only while it waits"), Nobodys("coalesce_key"), Nobodys("failed_why")],
            Rules =
            [
                new("held-messages", TimeSpan.Zero, "the words of a message nobody knows of whether it was sent: until an organiser has decided, or its time is over",
                    """
                    update outbox
                    set state = @OutboxStateClosed, content = null, closed_at = expires_at
                    where ctid = any(array(select ctid from outbox where state = @OutboxStateAsked and expires_at < now() - @age limit @batch))
                    """),
                new("parked-messages", TimeSpan.Zero, "the words of a message whose place or person cannot be reached: until they can be, or its time is over",
                    """
                    update outbox
                    set state = @OutboxStateClosed, content = null, closed_at = expires_at, waits_for = null
                    where ctid = any(array(select ctid from outbox where state = @OutboxStateUnreachable and expires_at < now() - @age limit @batch))
                    """),
                new("sent-messages", TimeSpan.FromHours(24), "after sending, the empty row",
                    "delete from outbox where ctid = any(array(select ctid from outbox where state <> @OutboxStateWaiting and state = @OutboxStateSent and closed_at < now() - @age limit @batch))"),
                new("failed-messages", Days(30), "after a failure, the empty row",
                    "delete from outbox where ctid = any(array(select ctid from outbox where state <> @OutboxStateWaiting and closed_at < now() - @age limit @batch))"),
            ],
        },
        new("due_rows", "what is to happen by itself: reminders, ends, expiries", "ids of what it is about")
        {
            Until = "until it has happened",
            Fields = [Nobodys("kind")],
        },
        new("posted_cards", "where the cards stand that are edited in place",
            "ids of room and message; where a round is in direct messages, made of the ids of its people, until they ask to be forgotten")
        {
            Until = RemovedCommunity,
            Rules = [CardsOfRoundsAndBoards, CardsOfInvitations],
            Fields =
            [
                Person("room", "where it stands; where that is in direct messages, made of the ids of its people"),
                Person("message_id", "the platform's ids of the message; in direct messages one for each of the people"),
                Nobodys("replaced_message_id"),
                Nobodys("card"),
            ],
        },
    ];

    private static IReadOnlyList<StoredTable> Rest =>
    [
        new("communities", "groups on one platform, with the settings their organisers chose", "none; the platform's id of the group")
        {
            Until = RemovedCommunity,
            Fields = [Nobodys("platform"), Nobodys("external_id"), Nobodys("time_zone")],
        },
        new("channels", "the channels organisers opened, or once opened, for mocks", "who opened it last: hears first when the bot may not post in it")
        {
            Until = $"{RemovedCommunity}; who opened it until they ask to be forgotten",
            Fields = [Told("opened_by", "the organiser who opened it last: hears first when the bot may not post in it. Goes when they are forgotten"), Nobodys("external_id")],
        },
        new("refused_places", "channels and rooms a platform closes to the bot, and why", "the organiser who was told, so that they hear it once")
        {
            Until = "until the cause has gone",
            Fields = [Told("told_id", "the organiser who was told, so that they hear it once"), Nobodys("rights")],
            Rules =
            [
                new("refused-rooms", TimeSpan.FromHours(24), "after the end of its round",
                    """
                    delete from refused_places
                    where ctid = any(array(
                        select p.ctid
                        from refused_places p
                        join rounds r on r.community_id = p.community_id and r.round_id = p.subject
                        where p.use = @TargetUseRoom and r.ended_at < now() - @age
                        limit @batch))
                    """),
            ],
        },
        new("value_sets", "the value sets that were loaded from files", "none")
        {
            Until = "always",
            Fields = [Nobodys("value_set_id"), Nobodys("name"), Nobodys("disclaimer"), Nobodys("content_hash")],
        },
        new("principles", "the principles of each value set with everything their cards say", "none")
        {
            Until = "always",
            Fields =
            [
                Nobodys("value_set_id"), Nobodys("principle_id"), Nobodys("name"), Nobodys("meaning"), Nobodys("strong"), Nobodys("solid"), Nobodys("mild_concern"),
                Nobodys("concern"), Nobodys("beats"), Nobodys("green_flags"), Nobodys("red_flags"), Nobodys("mistakes"), Nobodys("probed_junior"),
                Nobodys("probed_senior"), Nobodys("probed_staff"), Nobodys("neighbours"), Nobodys("short_name"), Nobodys("levels"), Nobodys("tracks"),
            ],
        },
        new("prompts", "the question bank, and the prompts of communities, without who suggested them", "none")
        {
            Until = "always, retired ones too, since rounds point at them; a community's own go with it",
            Fields =
            [
                Nobodys("prompt_key"), Nobodys("value_set_id"), Nobodys("principle_id"), Nobodys("secondary"), Nobodys("text"), Nobodys("after"), Nobodys("probes"),
                Nobodys("levels"), Nobodys("tracks"), Nobodys("themes"), Nobodys("without"), Nobodys("short"),
            ],
        },
        new("worked_answers", "invented answers with their keys, loaded from files", "none")
        {
            Until = "always, retired ones too, since who trained with one was compared with it",
            Fields = [Nobodys("value_set_id"), Nobodys("answer_id"), Nobodys("principle_id"), Nobodys("body")],
        },
        new("local_rooms", "the playground's rooms, which no chat service remembers for it", "who may see it; its own cast is part of the program")
        {
            Until = "until the playground's data is removed; who asks to be forgotten is taken out of them",
            Fields =
            [
                Person("people", "who may see it; empty means everybody"),
                Person("title", "its name, which may be made of its people's"),
                Nobodys("community"), Nobodys("key"),
            ],
        },
        new("local_messages", "the playground's conversations", "who spoke and who may see it; what was said is sealed")
        {
            Fields =
            [
                Words("content", "what was said, sealed"),
                Person("visible_to", "the only person who sees it; null means everybody in the room"),
                Person("author", "who speaks; null means the bot"),
                Nobodys("community"), Nobodys("key"),
            ],
            Rules =
            [
                new("local-messages", Days(90), "after it was said",
                    "delete from local_messages where ctid = any(array(select ctid from local_messages where posted_at < now() - @age limit @batch))"),
            ],
        },
        new("local_files", "files the playground gave to one person", "who may fetch it; what is in it is sealed")
        {
            Fields =
            [
                Words("content", "what is in the file, sealed"),
                Person("person", "the only person who can fetch it"),
                Nobodys("community"), Nobodys("key"), Nobodys("name"), Nobodys("media_type"),
            ],
            Rules =
            [
                new("local-files", Days(7), "after it was made",
                    "delete from local_files where ctid = any(array(select ctid from local_files where kept_at < now() - @age limit @batch))"),
            ],
        },
        new("platform_vault",
            "what a chat platform has to remember of itself: where people have let the bot in, with its token, sealed; which organisation a community is part of; which ways back from letting it in have been used; which process holds which connection, and the session to go on with, sealed",
            "none; ids of communities and organisations, and a hash of what the platform handed back")
        {
            Until = $"until the bot is removed there, its token; the organisation {RemovedCommunity}",
            Fields =
            [
                Nobodys("platform"), Nobodys("kind"), Nobodys("name"), Nobodys("belongs_to"), Nobodys("community"), Nobodys("content"), Nobodys("owner"),
                Nobodys("moved"),
            ],
            Rules =
            [
                // A connection of a bot that is no longer run, or that needs fewer now.
                new("platform-vault", TimeSpan.Zero, "a way back, a quarter of an hour; a connection, 30 days after the last use",
                    "delete from platform_vault where ctid = any(array(select ctid from platform_vault where forget_at < now() - @age limit @batch))"),
            ],
        },
        new("key_check", "a fixed word, sealed", "none")
        {
            Until = "always",
            Fields = [Nobodys("sealed")],
        },
        new("housekeeping", "when each rule of the purge ran last, what it removed, and whether it failed", "none")
        {
            Until = "until the rule runs again",
            Fields = [Nobodys("rule"), Nobodys("failed_why")],
        },
        new("schema_migrations", "which migrations have run", "none")
        {
            Until = "always",
            Fields = [Nobodys("name"), Nobodys("checksum")],
        },
    ];
}
