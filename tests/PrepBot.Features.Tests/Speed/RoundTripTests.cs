using PrepBot.Chat.Dispatch;
using PrepBot.Features.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.Features.Tests.Speed;

/// <summary>
/// How often each handler waits for the database, counted by doing it: what only shows something at most twice, everything else at most five times, so that
/// a database fifty milliseconds away each way costs at most half a second. A page says so, and a handler that costs more than it says fails here.
/// </summary>
public sealed class RoundTripTests(ITestOutputHelper output)
{
    private const string Page = "docs/round-trips.md";

    [Fact]
    public async Task EveryHandler_WaitsForTheDatabase_NoOftenerThanThePageSays()
    {
        var walk = new RoundTripWalk();
        foreach (var (_, scene) in RoundTripScenes.All)
            await walk.WalkAsync(scene);
        foreach (var (_, form) in FormScenes.All)
        {
            await walk.WalkAsync(async group =>
            {
                var (author, sent) = await form(group);
                await author.DoAsync(sent);
            });
        }

        await using var group = await Group.GatherAsync();
        var handlers = group.The<FeatureCatalog>().Handlers;
        var file = Repository.PathOf(Page);
        if (Environment.GetEnvironmentVariable("PREPBOT_WRITE_ROUND_TRIPS") is { Length: > 0 })
            File.WriteAllText(file, RoundTripPage.Markdown(handlers, walk.Costs));

        var said = RoundTripPage.Read(File.ReadAllText(file));
        foreach (var (key, sent) in walk.Sent.Where(pair => said.TryGetValue(pair.Key, out var most) && pair.Value.Count > most.RoundTrips))
            output.WriteLine($"{key}:\n{string.Join("\n--\n", sent)}");
        Assert.Equal(handlers.Keys.Order(StringComparer.Ordinal), said.Keys.Order(StringComparer.Ordinal));
        Assert.All(walk.Costs, cost => Assert.True(
            cost.Value.RoundTrips <= said[cost.Key].RoundTrips, $"{cost.Key} waits {cost.Value.RoundTrips} times, and {Page} says {said[cost.Key].RoundTrips}: {RoundTripPage.HowToWrite}"));
        Assert.Equal(handlers.Keys.Order(StringComparer.Ordinal), walk.Costs.Keys.Order(StringComparer.Ordinal));
        Assert.All(walk.Costs, cost => Assert.True(
            cost.Value.RoundTrips <= Allowed(cost.Key, handlers[cost.Key]), $"{cost.Key} waits {cost.Value.RoundTrips} times; its goal is {RoundTripPage.Goal(handlers[cost.Key])}."));
        Assert.All(RoundTripPage.Exceptions, exception => Assert.True(
            walk.Costs[exception.Key].RoundTrips == exception.Value.RoundTrips && exception.Value.RoundTrips > RoundTripPage.Goal(handlers[exception.Key]),
            $"{exception.Key} waits {walk.Costs[exception.Key].RoundTrips} times: its line among the exceptions is to change, or to go."));
    }

    private static int Allowed(string key, Handler handler) =>
        RoundTripPage.Exceptions.TryGetValue(key, out var exception) ? exception.RoundTrips : RoundTripPage.Goal(handler);

    [Fact]
    public async Task WhatMembersDoMost_CostsAtMostThis()
    {
        var costs = await RoundTripWalk.OfMomentsAsync();

        foreach (var (moment, cost) in costs)
            output.WriteLine($"{moment}: {cost.RoundTrips} round trips, {cost.Statements} statements");
        Assert.Equal(
            new Dictionary<string, int>
            {
                ["first visit"] = 4, ["help"] = 2, ["status"] = 2, ["status in a round"] = 2, ["leaderboard"] = 2, ["start that waits"] = 3, ["start that pairs"] = 5,
                ["debrief form"] = 3,
            },
            costs.ToDictionary(cost => cost.Key, cost => cost.Value.RoundTrips));
        Assert.Equal((10, 18), (costs["start that waits"].Statements, costs["start that pairs"].Statements));
    }
}
