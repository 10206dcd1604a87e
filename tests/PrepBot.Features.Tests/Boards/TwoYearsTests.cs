using System.Globalization;
using NodaTime;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Coverage;
using PrepBot.Features.Tests.Support;
using PrepBot.Testing;
using PrepBot.Values.Identity;

namespace PrepBot.Features.Tests.Boards;

/// <summary>Two years of weekly posts through real due rows and the real database, on the hand clock.</summary>
public sealed class TwoYearsTests
{
    private const int Weeks = 104;

    private static readonly string[] Zones =
        ["America/New_York", "Europe/Madrid", "Asia/Kolkata", "Pacific/Apia", "Australia/Lord_Howe", "America/Santiago", "Africa/Casablanca", "Etc/UTC"];

    public static TheoryData<string, int> ZonesAndHours { get; } = new(Zones.Select((zone, i) => (zone, i % 4 == 3 ? 0 : 9)));

    [Theory]
    [MemberData(nameof(ZonesAndHours))]
    public async Task EveryMondayOfTwoYears_Comes_PostsItsWeekOnceInEachChannelAtItsHour(string zone, int hour)
    {
        await using var group = await Group.GatherAsync();
        var olga = group.Member("Olga", organiser: true);
        await SetZoneAsync(olga, zone, hour);
        olga.Room = new RoomRef(RecordingPlatform.Channel.Platform, "second");
        await olga.CommandsAsync("enable");

        await group.WaitAsync(TimeSpan.FromDays(7 * Weeks));

        foreach (var (channel, posts) in await PostsAsync(group))
        {
            Assert.Equal(Weeks, posts.Count);
            Assert.Equal(Weeks, group.Platform.In(new RoomRef(RecordingPlatform.Channel.Platform, channel)).Count(IsPost));
            Assert.All(posts.Zip(posts.Skip(1)), pair => Assert.Equal(pair.First.Week.Plus(1), pair.Second.Week));
            Assert.All(posts, post =>
            {
                var local = Instant.FromDateTimeOffset(post.At).InZone(DateTimeZoneProviders.Tzdb[zone]).LocalDateTime;
                Assert.Equal((IsoDayOfWeek.Monday, hour, 0), (local.DayOfWeek, local.Hour, local.Minute));
                Assert.Equal(post.Week.Plus(1), IsoWeekNumber.From(local.Date.ToDateOnly()));
                Assert.False(post.Late);
            });
        }

        Assert.Contains("Week 53: 0 rounds.", string.Concat(group.Platform.In(RecordingPlatform.Channel).Select(shown => shown.Text)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task ZonesChangedAndTheBotAwayAtAnyTime_TwoYearsOn_EveryWeekIsPostedOnceNeverEarlyOrSkippedWithReason(int seed)
    {
        await using var group = await Group.GatherAsync();
        var olga = group.Member("Olga", organiser: true);
        var chance = new Random(seed);
        var (zone, openSince) = ("Etc/UTC", group.Now);
        var expected = new List<Post>();
        var end = group.Now.AddDays(7 * Weeks);
        var (changes, absences) = (0, 0);
        while (group.Now < end)
        {
            var span = TimeSpan.FromMinutes(chance.Next(1, 60 * 24 * 9));
            switch (chance.Next(3))
            {
                case 0:
                    var before = group.Now;
                    await group.WaitAsync(span);
                    Model(zone, before, group.Now, steps: true);
                    break;
                case 1:
                    group.Clock.Advance(span);
                    await group.SettleAsync();
                    Model(zone, group.Now, group.Now, steps: false);
                    absences++;
                    break;
                default:
                    // What falls due by the change itself is made up for at once.
                    zone = Zones[chance.Next(Zones.Length)];
                    await SetZoneAsync(olga, zone, hour: 9);
                    Model(zone, group.Now, group.Now, steps: false);
                    changes++;
                    break;
            }
        }

        var posts = Assert.Single(await PostsAsync(group)).Value;
        Assert.Equal(expected, posts);
        Assert.Equal(posts.Count, group.Platform.In(RecordingPlatform.Channel).Count(IsPost));
        Assert.Equal(posts.Count(post => post.Late), group.Platform.In(RecordingPlatform.Channel).Count(shown => shown.Text.Contains("A little late", StringComparison.Ordinal)));
        Assert.True(changes > 20 && absences > 20 && posts.Any(post => post.Late), $"{changes} changes, {absences} absences, {posts.Count} posts");
        Assert.InRange(posts.Count, Weeks / 3, Weeks - 1);

        // Every Monday by hand: the plain calendar, one after the other, and the rules as they are told to members.
        void Model(string where, DateTimeOffset from, DateTimeOffset to, bool steps)
        {
            var mondays = Mondays(where).Where(monday => monday.Due <= to && monday.Due >= openSince).ToList();
            foreach (var (week, due) in steps ? mondays.Where(monday => monday.Due > from) : mondays.TakeLast(1))
            {
                var at = steps ? due : to;
                var isNew = expected.Count == 0 || week.CompareTo(expected[^1].Week) > 0;
                if (isNew && at - due <= TimeSpan.FromHours(24))
                    expected.Add(new Post(week, at, at - due > TimeSpan.FromMinutes(15)));
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(24)]
    public async Task WallClock_SetForwardsAndBackAroundMonday_PostsEachWeekOnceAndGoesOn(int hours)
    {
        await using var group = await Group.GatherAsync();
        await group.WaitAsync(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(30));

        group.Clock.Jump(TimeSpan.FromHours(hours));
        await group.SettleAsync();
        group.Clock.Jump(-TimeSpan.FromHours(hours));
        await group.WaitAsync(TimeSpan.FromHours(2));
        group.Clock.Jump(-TimeSpan.FromHours(hours));
        await group.WaitAsync(TimeSpan.FromDays(14) + TimeSpan.FromHours(hours));

        Assert.Equal([202647, 202648, 202649], Assert.Single(await PostsAsync(group)).Value.Select(post => post.Week.Number));
        Assert.Equal(3, group.Platform.In(RecordingPlatform.Channel).Count(IsPost));
    }

    private static IEnumerable<(IsoWeekNumber Week, DateTimeOffset Due)> Mondays(string zone) =>
        from week in Enumerable.Range(0, Weeks + 20)
        let monday = new LocalDate(2026, 11, 9).PlusWeeks(week)
        let due = monday.At(new LocalTime(9, 0)).InZoneLeniently(DateTimeZoneProviders.Tzdb[zone]).ToDateTimeOffset().ToUniversalTime()
        select (IsoWeekNumber.From(monday.PlusWeeks(-1).ToDateOnly()), due);

    private static bool IsPost(Shown shown) => shown.Text.StartsWith("Be the first on the board", StringComparison.Ordinal);

    private static async Task<IReadOnlyDictionary<string, List<Post>>> PostsAsync(Group group)
    {
        await using var command = group.Database.OwnerDataSource.CreateCommand(
            "select c.external_id, p.week, p.posted_at, p.late from leaderboard_posts p join channels c using (community_id, channel_id) order by p.posted_at, p.week");
        await using var reader = await command.ExecuteReaderAsync();
        var posts = new Dictionary<string, List<Post>>();
        while (await reader.ReadAsync())
        {
            var channel = reader.GetString(0);
            if (!posts.TryGetValue(channel, out var all))
                posts[channel] = all = [];

            all.Add(new Post(new IsoWeekNumber(reader.GetInt32(1)), reader.GetFieldValue<DateTimeOffset>(2), reader.GetBoolean(3)));
        }

        return posts;
    }

    private static async Task SetZoneAsync(Actor organiser, string zone, int hour)
    {
        await organiser.CommandsAsync("settings");
        await organiser.PressesAsync("Edit");
        await organiser.SendsAsync([.. SettingsTests.Defaults.Where(setting => setting.Key != "hour"), ("hour", hour.ToString(CultureInfo.InvariantCulture)), ("zone", zone)]);
    }

    private sealed record Post(IsoWeekNumber Week, DateTimeOffset At, bool Late);
}
