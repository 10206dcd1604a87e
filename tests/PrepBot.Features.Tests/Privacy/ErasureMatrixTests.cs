using PrepBot.Chat.Messages;
using PrepBot.Chat.Work;
using PrepBot.Features.Tests.Support;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Members;
using PrepBot.Testing;

namespace PrepBot.Features.Tests.Privacy;

/// <summary>
/// R8: every column that can hold text or bytes, as the catalog has them, against forget-me of everybody, in every kind of room: a room of its own, as threads
/// and group conversations are, and one addressed by its people. The wires and the playground end their own runs with the same look.
/// </summary>
public sealed class ErasureMatrixTests(ITestOutputHelper output)
{
    /// <summary>Columns that are personal and cannot be filled here, and where they are looked at.</summary>
    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        ["erasures.person"] = "there only while an erasure is under way: R11_JobDiesBeforeEveryCommit",
        ["local_messages.content"] = "the playground's own run",
        ["local_messages.visible_to"] = "the playground's own run",
        ["local_messages.author"] = "the playground's own run",
        ["local_files.content"] = "the playground's own run",
        ["local_files.person"] = "the playground's own run",
        ["local_rooms.people"] = "the playground's own run",
        ["local_rooms.title"] = "the playground's own run",
        ["round_talks.link"] = "there only while its round is open, and who is forgotten has none: TalkTests, TalkStoreTests",
        ["deliveries.words"] = "a keyed hash, in which no word can be found; it goes with its row",
    };

    [Fact]
    public async Task EveryTextColumn_InEveryKindOfRoom_HoldsNobodyOnceEverybodyIsForgotten()
    {
        var rooms = new Dictionary<string, IReadOnlyList<string>>();
        IReadOnlyList<string> columns = [];
        IReadOnlyList<string> personal = [];
        foreach (var named in new[] { false, true })
        {
            await using var group = await Group.GatherAsync();
            group.Platform.RoomsNamePeople = named;
            (columns, personal) = (await ColumnsAsync(group, "true"), await ColumnsAsync(group, "d.description like 'Personal:%'"));
            rooms[named ? "addressed by its people" : "of its own"] = await ForgetEverybodyAsync(group);
        }

        foreach (var column in columns)
            output.WriteLine($"{column,-32} {string.Join("  ", rooms.Select(room => $"{room.Key}: {(room.Value.Contains(column) ? "held, then nothing" : "nothing, nothing")}"))}");
        output.WriteLine($"{columns.Count} columns x {rooms.Count} kinds of room; {personal.Count} of them personal, {rooms.Values.SelectMany(held => held).Distinct().Count()} held something before, 0 after.");
        Assert.Empty(personal.Except(rooms.Values.SelectMany(held => held)).Except(Elsewhere.Keys));
        Assert.Empty(Elsewhere.Keys.Except(personal));
        Assert.InRange(columns.Count, 80, 200);
    }

    /// <summary>A busy life, what waits for an organiser, and a delivery we named ourselves; then everybody goes.</summary>
    private static async Task<IReadOnlyList<string>> ForgetEverybodyAsync(Group group)
    {
        var life = await BusyLife.LiveAsync(group);
        await using (var work = await group.The<IUnitOfWorkFactory>().BeginAsync(CancellationToken.None))
        {
            var community = (await work.Communities.FindAsync(RecordingPlatform.Community, CancellationToken.None))!.Id;
            var member = await work.Members.EnsureAsync(community, life.Quill.Person, BusyLife.Name, CancellationToken.None);
            await work.Outbox.AddAsync(
                new OutboxItem(
                    community, member.Id.Value, new SendPrivately(member.Id.Value, Message.Create("zorbleheld")), UnknownOutcome.Ask, group.Now, group.Now.AddHours(20)),
                CancellationToken.None);
            await work.CommitAsync(CancellationToken.None);
        }

        var person = life.Quill.Person.ExternalId;
        await group.RunAsync("update outbox set state = 4, sending = true where state = 1");
        await group.RunAsync($"update deliveries set delivery_id = 'left-c1-{person}-7' where ctid = (select min(ctid) from deliveries)");
        var look = await LastLook.BeforeAsync(
            group.Database.OwnerDataSource, TestKey.Text, [person, "raj", "Raj", "tom", "Tom"],
            [.. life.Own.Values, "quillane", "vossbrink", "zorbleheld", .. life.Opened, .. life.Blind, .. life.OfOthers, "rajdraft"]);
        foreach (var actor in new[] { life.Quill, group.Member("Raj"), group.Member("Tom"), group.Member("Mia") })
        {
            group.Tick();
            actor.Room = RecordingPlatform.Channel;
            await actor.CommandsAsync("forget-me");
            await actor.PressesAsync("Erase me");
        }

        await look.AfterAsync("");
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from erasures where done_at is null"));
        return look.Held;
    }

    private static async Task<IReadOnlyList<string>> ColumnsAsync(Group group, string which) => (await group.AskAsync<string>($"""
        select string_agg(c.table_name || '.' || c.column_name, ' ' order by c.table_name, c.column_name)
        from information_schema.columns c
        left join pg_description d on d.classoid = 'pg_class'::regclass and d.objoid = format('%I', c.table_name)::regclass and d.objsubid = c.ordinal_position
        where c.table_schema = 'public' and (c.data_type in ('text', 'character varying', 'jsonb', 'json', 'bytea', 'xml') or c.udt_name in ('_text', '_varchar', '_jsonb', '_bytea'))
            and c.column_name not in ('time_zone') and {which}
        """)).Split(' ');
}
