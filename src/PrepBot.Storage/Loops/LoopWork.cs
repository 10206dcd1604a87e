using PrepBot.Storage.Statements;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Loops;

/// <summary>
/// What a transaction leaves to the loops, in one statement however much it is: items to send, in their order, rows that fall due, and rows that do not any
/// more. It grows until it leaves.
/// </summary>
internal sealed class LoopWork() : GrowingWrite(WriteSql, ["outbox", "due_rows", "posted_cards"])
{
    // One that nobody has claimed yet takes the newer content and keeps its place. The first showing of a card is waited for like any post: it
    // brings the question or the buttons. Once it stands, or is on its way there, the next one is a picture.
    private const string WriteSql = """
        with cleared as (
            delete from due_rows d
            using unnest(@ClearedCommunities, @ClearedKinds, @ClearedSubjects) as c (community_id, kind, subject)
            where d.community_id = c.community_id and d.kind = c.kind and d.subject = c.subject),
        due as (
            insert into due_rows (community_id, kind, subject, due_at)
            select s.community_id, s.kind, s.subject, s.due_at
            from unnest(@DueCommunities, @DueKinds, @DueSubjects, @DueAts) as s (community_id, kind, subject, due_at)
            order by s.community_id, s.kind, s.subject
            on conflict (community_id, kind, subject) do update
            set due_at = excluded.due_at, failures = 0, token = null, lease_until = null)
        insert into outbox as o (community_id, lane, route, picture, content, rule, coalesce_key, created_at, expires_at)
        select i.community_id, i.lane, i.route,
            exists (select from posted_cards p where p.community_id = i.community_id and p.card = i.card and p.subject = i.subject)
                or exists (select from outbox w where w.community_id = i.community_id and w.coalesce_key = i.coalesce_key and w.state = @OutboxStateWaiting),
            i.content, i.rule, i.coalesce_key, i.created_at, i.expires_at
        from unnest(@Communities, @Lanes, @Routes, @Cards, @Subjects, @Contents, @Rules, @CoalesceKeys, @CreatedAts, @ExpiresAts) with ordinality
            as i (community_id, lane, route, card, subject, content, rule, coalesce_key, created_at, expires_at, rank)
        order by i.rank
        on conflict (community_id, coalesce_key) where state = 1 and attempts = 0 do update
        set lane = excluded.lane, route = excluded.route, content = excluded.content, rule = excluded.rule, expires_at = greatest(o.expires_at, excluded.expires_at)
        """;

    private readonly List<NewItem> _items = [];
    private readonly Dictionary<DueKey, DateTimeOffset?> _due = [];

    /// <summary>Adds an item to send. A card that is here already takes the newer content and keeps its place.</summary>
    public void Send(NewItem item)
    {
        var same = item.CoalesceKey is null ? -1 : _items.FindIndex(one => one.CommunityId == item.CommunityId && one.CoalesceKey == item.CoalesceKey);
        if (same < 0)
            _items.Add(item);
        else
            _items[same] = item with { CreatedAt = _items[same].CreatedAt, ExpiresAt = item.ExpiresAt > _items[same].ExpiresAt ? item.ExpiresAt : _items[same].ExpiresAt };
    }

    /// <summary>Sets when a row falls due, or, with null, that it does not any more. What was said last counts.</summary>
    public void SetDue(CommunityId community, string kind, Guid subject, DateTimeOffset? at) => _due[new DueKey(community, kind, subject)] = at;

    protected override object Parameters
    {
        get
        {
            var set = _due.Where(row => row.Value is not null).ToList();
            var cleared = _due.Where(row => row.Value is null).Select(row => row.Key).ToList();
            return new
            {
                ClearedCommunities = cleared.ConvertAll(row => row.Community.Value).ToArray(),
                ClearedKinds = cleared.ConvertAll(row => row.Kind).ToArray(),
                ClearedSubjects = cleared.ConvertAll(row => row.Subject).ToArray(),
                DueCommunities = set.ConvertAll(row => row.Key.Community.Value).ToArray(),
                DueKinds = set.ConvertAll(row => row.Key.Kind).ToArray(),
                DueSubjects = set.ConvertAll(row => row.Key.Subject).ToArray(),
                DueAts = set.ConvertAll(row => row.Value!.Value.ToUniversalTime()).ToArray(),
                Communities = _items.ConvertAll(item => item.CommunityId.Value).ToArray(),
                Lanes = _items.ConvertAll(item => item.Lane).ToArray(),
                Routes = _items.ConvertAll(item => item.Route).ToArray(),
                Cards = _items.ConvertAll(item => item.Card).ToArray(),
                Subjects = _items.ConvertAll(item => item.Subject).ToArray(),
                Contents = _items.ConvertAll(item => item.Content).ToArray(),
                Rules = _items.ConvertAll(item => item.Rule).ToArray(),
                CoalesceKeys = _items.ConvertAll(item => item.CoalesceKey).ToArray(),
                CreatedAts = _items.ConvertAll(item => item.CreatedAt.ToUniversalTime()).ToArray(),
                ExpiresAts = _items.ConvertAll(item => item.ExpiresAt.ToUniversalTime()).ToArray(),
            };
        }
    }

    private readonly record struct DueKey(CommunityId Community, string Kind, Guid Subject);
}

/// <summary>An item to send, as it is stored.</summary>
/// <param name="Route">The way of it.</param>
/// <param name="Card">The kind of card; null where it is none.</param>
/// <param name="Subject">The row the card shows.</param>
/// <param name="Content">What to do, sealed.</param>
/// <param name="Rule">What to do when nobody knows whether it was done.</param>
/// <param name="CoalesceKey">Items with the same one are one.</param>
/// <param name="CreatedAt">When it was added.</param>
/// <param name="ExpiresAt">Until when it is worth sending.</param>
internal sealed record NewItem(
    CommunityId CommunityId, Guid Lane, int Route, string? Card, Guid Subject, byte[] Content, int Rule, string? CoalesceKey, DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt);
