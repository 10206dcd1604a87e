using System.Text.RegularExpressions;
using static PrepBot.Storage.Tests.StoreWorld;

namespace PrepBot.Storage.Tests;

/// <summary>Every table that can lead to a person is in the export and in the erasure, or it is written down here why it is not.</summary>
public sealed class PersonalTablesTests(StoreWorld world) : IClassFixture<StoreWorld>
{
    private static readonly Dictionary<string, string> NotExported = new()
    {
        ["erasures"] = "Says who was forgotten: a member who can ask for an export was not.",
        ["round_talks"] = "The link of a round under way, on its card before both of them; gone when the round ends.",
        ["voice_channels"] = "Channels of the group, and which open round is in each; nothing of a member.",
        ["local_rooms"] = "The names of the playground's rooms come with what was said in them.",
        ["local_messages"] = "Comes from the playground, which knows what its messages look like: table \"conversations\".",
        ["platform_vault"] = "The bot's own tokens, ids and sessions; nothing of a member.",
        ["local_files"] = "Earlier exports and files of prompts, which the person has fetched or can ask for again.",
    };

    private static readonly Dictionary<string, string> NotErased = new()
    {
        ["rounds"] = "The partner's history: the member in it has nobody behind them any more.",
        ["invitations"] = "Likewise, and gone after 30 days; open ones are closed.",
        ["erasures"] = "The mark has to stay, or a restored backup would bring the person back; id and name go at the end.",
        ["platform_vault"] = "The bot's own tokens, ids and sessions; nothing of a member.",
        ["local_rooms"] = "By the playground: somebody who is nobody takes the place.",
        ["local_messages"] = "By the playground, which knows what its messages look like.",
        ["local_files"] = "By the playground.",
    };

    [Fact]
    public async Task EveryPersonalTable_IsInTheExportOrExplained() =>
        Assert.DoesNotContain(await PersonalAsync(), table => !NotExported.ContainsKey(table) && !Asks("Members/Export", table));

    [Fact]
    public async Task EveryPersonalTable_IsErasedOrExplained() =>
        Assert.DoesNotContain(await PersonalAsync(), table => !NotErased.ContainsKey(table) && !Changes("Members/Forgetting", table));

    [Fact]
    public async Task Explanations_AreOfTablesThatThereAre() =>
        Assert.Empty(NotExported.Keys.Concat(NotErased.Keys).Except(await PersonalAsync()));

    [Fact]
    public async Task Schema_HasMoreThanAFewOfThem() => Assert.InRange((await PersonalAsync()).Length, 20, 60);

    /// <summary>A reference to a member or a round, a column that names a person, or a sealed content.</summary>
    private Task<string[]> PersonalAsync() => world.ScalarAsync<string[]>(
        """
        select array_agg(distinct t order by t)
        from (
            select c.conrelid::regclass::text as t
            from pg_constraint c
            where c.contype = 'f' and c.confrelid in ('members'::regclass, 'rounds'::regclass)
            union all
            select 'members'
            union all
            select table_name
            from information_schema.columns
            where table_schema = 'public'
                and (column_name in ('person', 'people', 'author', 'visible_to', 'member_id', 'external_person')
                    or (data_type = 'bytea' and table_name <> 'key_check'))) p
        """);

    private static bool Asks(string room, string table) =>
        Sources(room).Any(source => Regex.IsMatch(source, $@"(from|join) {table}\b", RegexOptions.None, TimeSpan.FromSeconds(1)));

    private static bool Changes(string room, string table) =>
        Sources(room).Any(source => Regex.IsMatch(source, $@"(delete from|update) {table}\b", RegexOptions.None, TimeSpan.FromSeconds(1)));

    private static IEnumerable<string> Sources(string room) =>
        Directory.EnumerateFiles(PrepBot.Testing.Repository.PathOf($"src/PrepBot.Storage/{room}"), "*.cs").Select(File.ReadAllText);
}
