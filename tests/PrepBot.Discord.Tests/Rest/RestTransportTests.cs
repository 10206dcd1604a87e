using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using PrepBot.Chat.Platforms;
using PrepBot.Discord.Posting;
using PrepBot.Discord.Rest;
using PrepBot.Discord.Tests.Support;
using PrepBot.Discord.Wire;
using PrepBot.FakeChats.Discord;
using PrepBot.Testing;

namespace PrepBot.Discord.Tests.Rest;

public sealed class RestTransportTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly RestCall Read = new(HttpMethod.Get, "gateway/bot", "gateway/bot") { Repeatable = true };

    // What Discord says, whether it holds everything, and for how many seconds.
    public static TheoryData<string, int, Dictionary<string, string>, string?, bool, double> Refusals => new()
    {
        { "user limit", 1, new() { ["Retry-After"] = "2", ["X-RateLimit-Scope"] = "user", ["X-RateLimit-Bucket"] = "b" }, """{"message":"x","retry_after":1.37,"global":false}""", false, 2 },
        { "user limit, float in the header", 2, new() { ["Retry-After"] = "1.25", ["X-RateLimit-Scope"] = "user", ["X-RateLimit-Bucket"] = "b" }, """{"retry_after":0.5}""", false, 1.25 },
        { "body only", 3, new() { ["X-RateLimit-Scope"] = "user" }, """{"message":"x","retry_after":1.5,"global":false}""", false, 1.5 },
        { "shared limit", 4, new() { ["Retry-After"] = "3", ["X-RateLimit-Scope"] = "shared", ["X-RateLimit-Bucket"] = "b", ["X-RateLimit-Remaining"] = "9", ["X-RateLimit-Limit"] = "10" }, """{"retry_after":2.9,"global":false}""", false, 3 },
        { "global by body", 5, new() { ["Retry-After"] = "2" }, """{"retry_after":1.9,"global":true}""", true, 2 },
        { "global by scope", 6, new() { ["Retry-After"] = "2", ["X-RateLimit-Scope"] = "global" }, null, true, 2 },
        { "global by header", 7, new() { ["Retry-After"] = "2", ["X-RateLimit-Global"] = "true" }, """{"retry_after":1.9}""", true, 2 },
        { "Cloudflare, no body", 8, new() { ["Retry-After"] = "4" }, null, true, 4 },
        { "Cloudflare, no wait either", 9, [], null, true, 30 },
        { "only Reset-After", 10, new() { ["X-RateLimit-Scope"] = "user", ["X-RateLimit-Bucket"] = "b", ["X-RateLimit-Reset-After"] = "2.5", ["X-RateLimit-Remaining"] = "0" }, null, false, 2.5 },
        { "nonsense", 11, new() { ["Retry-After"] = "soon", ["X-RateLimit-Scope"] = "user" }, """{"retry_after":"soon"}""", false, 30 },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task TooManyRequests_InAnyForm_HoldsWhatItNamesForAsLongAsItSays(
        string form, int number, Dictionary<string, string> headers, string? body, bool everything, double seconds)
    {
        await using var rest = await HandRest.StartAsync();
        var refusals = 1;
        rest.Discord.Fault = request => request.Path == "/gateway/bot" && refusals-- > 0
            ? new FakeFault { Status = 429, Headers = headers, Body = body is null ? null : JsonNode.Parse(body) }
            : null;
        var call = Read with { Deadline = TimeSpan.FromSeconds(40) };

        var refused = rest.Bulk.SendAsync(call, CancellationToken.None);
        await WhenRefusedAsync(rest);
        var other = rest.Bulk.SendAsync(Read with { Route = "applications/@me", Path = "applications/@me", Deadline = TimeSpan.FromSeconds(40) }, CancellationToken.None);
        var otherWaited = await rest.RunAsync(other);
        var waited = otherWaited + await rest.RunAsync(refused);

        Assert.True(waited.TotalSeconds >= seconds && waited.TotalSeconds < seconds + 1.5, $"{number} {form}: waited {waited.TotalSeconds} s");
        Assert.Equal(everything, otherWaited >= TimeSpan.FromSeconds(seconds) - Second);
        Assert.Equal(2, rest.Discord.Requests.Count(request => request.Path == "/gateway/bot"));
    }

    [Fact]
    public async Task TooManyRequests_LongerThanTheCallMayTake_IsToldAtOnceWithItsWait()
    {
        await using var rest = await HandRest.StartAsync();
        rest.Discord.Fault = _ => new FakeFault { Status = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = "65", ["X-RateLimit-Scope"] = "user" } };

        var failure = await Record.ExceptionAsync(() => rest.Bulk.SendAsync(Read, CancellationToken.None));

        Assert.Equal(TimeSpan.FromSeconds(65), Assert.IsType<DiscordRateLimitedException>(failure).Wait);
        Assert.Single(rest.Discord.Requests);
    }

    [Fact]
    public async Task Throttled_CallCutOffWhileItWaitsForItsTurn_SaysThatNothingWasSent()
    {
        await using var rest = await HandRest.StartAsync();
        rest.Discord.Fault = _ => new FakeFault { Status = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = "7", ["X-RateLimit-Scope"] = "user" } };
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(6), rest.Clock);

        var failure = await rest.FailureAsync(rest.Bulk.SendAsync(Read, deadline.Token));

        Assert.IsType<CallNotMadeException>(failure);
        Assert.Single(rest.Discord.Requests);
    }

    [Fact]
    public async Task TooManyRequests_ThatNamesNoWait_IsNotAskedInARow()
    {
        await using var rest = await HandRest.StartAsync();
        rest.Discord.Fault = _ => new FakeFault { Status = 429, Body = JsonNode.Parse("""{"retry_after":0}"""), Headers = new Dictionary<string, string> { ["X-RateLimit-Scope"] = "user" } };

        var failure = await rest.FailureAsync(rest.Bulk.SendAsync(Read, CancellationToken.None));

        Assert.IsType<DiscordRateLimitedException>(failure);
        Assert.Equal(3, rest.Discord.Requests.Count);
    }

    [Fact]
    public async Task BucketLearntFromHeaders_IsNeverExceeded()
    {
        await using var rest = await HandRest.StartAsync();
        rest.Discord.Limits["GET gateway/bot"] = (5, TimeSpan.FromSeconds(2));

        var took = await rest.RunAsync(Task.WhenAll(Enumerable.Range(0, 18).Select(_ => rest.Bulk.SendAsync(Read with { Deadline = TimeSpan.FromMinutes(1) }, CancellationToken.None))));

        Assert.Empty(rest.Discord.Violations);
        Assert.All(rest.Discord.Requests, request => Assert.Equal(200, request.Status));
        Assert.InRange(took, TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(12));
    }

    [Fact]
    public async Task AnswerThatNeverComes_IsGivenUpAtTheDeadline()
    {
        await using var rest = await HandRest.StartAsync();
        var never = new TaskCompletionSource();
        rest.Discord.Fault = _ => new FakeFault { Hold = never.Task };
        var call = rest.Bulk.SendAsync(Read with { Repeatable = false }, CancellationToken.None);

        var failure = await rest.FailureAsync(call);

        Assert.True(Assert.IsType<DiscordUnreachableException>(failure).MayHaveBeenDone);
        never.SetResult();
    }

    [Fact]
    public async Task Stopping_IsNoFailureOfDiscords()
    {
        await using var rest = await HandRest.StartAsync();
        var never = new TaskCompletionSource();
        rest.Discord.Fault = _ => new FakeFault { Hold = never.Task };
        using var stop = new CancellationTokenSource();
        var call = rest.Bulk.SendAsync(Read, stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        never.SetResult();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CutConnection_OfACallThatMayBeRepeated_IsTriedAgain(bool before)
    {
        await using var rest = await HandRest.StartAsync();
        var cuts = 2;
        rest.Discord.Fault = _ => cuts-- > 0 ? new FakeFault { CutBefore = before, CutAfter = !before } : null;

        var call = rest.Bulk.SendAsync(Read, CancellationToken.None);
        await rest.RunAsync(call);

        Assert.NotEmpty(await call);
        Assert.Equal(3, rest.Discord.Requests.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CutConnection_OfACallThatMayNotBeRepeated_IsToldAsUnknown(bool before)
    {
        await using var rest = await HandRest.StartAsync();
        rest.Discord.Fault = _ => new FakeFault { CutBefore = before, CutAfter = !before };

        var failure = await rest.FailureAsync(rest.Bulk.SendAsync(Read with { Repeatable = false }, CancellationToken.None));

        Assert.True(Assert.IsType<DiscordUnreachableException>(failure).MayHaveBeenDone);
        Assert.Single(rest.Discord.Requests);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task ServersOwnTrouble_IsTriedThreeTimesAndThenTold(int status)
    {
        await using var rest = await HandRest.StartAsync();
        rest.Discord.Fault = _ => new FakeFault { Status = status };

        var failure = await rest.FailureAsync(rest.Bulk.SendAsync(Read, CancellationToken.None));

        Assert.IsType<DiscordUnreachableException>(failure);
        Assert.Equal(3, rest.Discord.Requests.Count);
    }

    [Fact]
    public async Task NobodyThere_IsKnownNotToBeDone()
    {
        await using var rest = await HandRest.StartAsync();
        rest.Options.ApiBaseUrl = "http://127.0.0.1:9/api/v10";

        var failure = await rest.FailureAsync(rest.Bulk.SendAsync(Read with { Repeatable = false }, CancellationToken.None));

        Assert.False(Assert.IsType<DiscordUnreachableException>(failure).MayHaveBeenDone);
    }

    [Fact]
    public async Task TokenRefused_StopsEverythingThatNeedsIt()
    {
        await using var rest = await HandRest.StartAsync();
        rest.Discord.TokenIsGood = false;

        await Assert.ThrowsAsync<DiscordTokenRefusedException>(() => rest.Bulk.SendAsync(Read, CancellationToken.None));
        for (var more = 0; more < 10; more++)
            await Assert.ThrowsAsync<DiscordTokenRefusedException>(() => rest.Client.GetApplicationAsync(CancellationToken.None));

        Assert.Single(rest.Discord.Requests);
    }

    [Fact]
    public async Task TokenRefused_WhileOthersWaitForTheirTurn_SendsNoneOfThem()
    {
        await using var rest = await HandRest.StartAsync();
        rest.Discord.TokenIsGood = false;

        var calls = Enumerable.Range(0, 20).Select(_ => rest.Bulk.SendAsync(Read, CancellationToken.None)).ToList();
        await rest.FailureAsync(Task.WhenAll(calls));

        Assert.All(calls, call => Assert.IsType<DiscordTokenRefusedException>(call.Exception!.InnerException));
        Assert.Single(rest.Discord.Requests);
    }

    [Fact]
    public async Task TokenInDoubt_LetsTheLookAtItThrough_AndEverythingOnceItIsGood()
    {
        await using var rest = await HandRest.StartAsync();
        var refusals = 1;
        rest.Discord.Fault = _ => refusals-- > 0 ? new FakeFault { Status = 401 } : null;
        await Assert.ThrowsAsync<DiscordTokenRefusedException>(() => rest.Bulk.SendAsync(Read, CancellationToken.None));
        await Assert.ThrowsAsync<DiscordTokenRefusedException>(() => rest.Bulk.SendAsync(Read, CancellationToken.None));

        await rest.Client.LookAtTokenAsync(CancellationToken.None);
        rest.State.Settle();

        Assert.NotEmpty(await rest.Bulk.SendAsync(Read, CancellationToken.None));
        Assert.Equal(3, rest.Discord.Requests.Count);
    }

    [Fact]
    public async Task ThrottledForADay_IsAskedAgainAfterAnHour_AndSeenMeanwhile()
    {
        await using var rest = await HandRest.StartAsync();
        var refusals = 1;
        rest.Discord.Fault = _ => refusals-- > 0
            ? new FakeFault { Status = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = "86400", ["X-RateLimit-Scope"] = "global" } }
            : null;
        rest.Standing.Ready(0, true);

        await Assert.ThrowsAsync<DiscordRateLimitedException>(() => rest.Bulk.SendAsync(Read, CancellationToken.None));
        var during = rest.Standing.NotReady;
        rest.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal("throttled", during);
        Assert.NotEmpty(await rest.Bulk.SendAsync(Read, CancellationToken.None));
        Assert.Null(rest.Standing.NotReady);
    }

    [Fact]
    public async Task RefusedTooOften_IsSeen_AndEndsWithItsWindow()
    {
        await using var rest = await HandRest.StartAsync();
        rest.Standing.Ready(0, true);
        rest.Discord.Fault = _ => new FakeFault { Status = 403 };
        for (var call = 0; call < InvalidRequests.MaxForBulk; call++)
            Assert.IsType<DiscordRefusedException>(await rest.FailureAsync(rest.Bulk.SendAsync(Read with { Route = $"route/{call}" }, CancellationToken.None)));

        Assert.Equal("throttled", rest.Standing.NotReady);
        rest.Clock.Advance(InvalidRequests.Window);
        Assert.Null(rest.Standing.NotReady);
    }

    [Fact]
    public async Task Forbidden_AgainAndAgain_StopsWellBeforeAHundred()
    {
        await using var rest = await HandRest.StartAsync();
        rest.Discord.Fault = _ => new FakeFault { Status = 403, Body = JsonNode.Parse("""{"code":50013,"message":"Missing Permissions"}""") };

        var calls = Enumerable.Range(0, 300).Select(at => rest.Bulk.SendAsync(Read with { Route = $"route/{at}" }, CancellationToken.None)).ToList();
        await rest.FailureAsync(Task.WhenAll(calls));
        var answers = Enumerable.Range(0, 300).Select(at => rest.Answers.SendAsync(Read with { Route = $"route/{at}", Authorised = false }, CancellationToken.None)).ToList();
        await rest.FailureAsync(Task.WhenAll(answers));

        Assert.Equal(InvalidRequests.MaxForBulk, calls.Count(call => call.Exception!.InnerException is DiscordRefusedException { Code: 50013, Status: HttpStatusCode.Forbidden }));
        Assert.Equal(InvalidRequests.MaxRequests, rest.Discord.Requests.Count);
        Assert.Equal(300 - InvalidRequests.MaxForBulk, calls.Count(call => call.Exception!.InnerException is DiscordRateLimitedException));
        rest.Clock.Advance(InvalidRequests.Window);
        rest.Discord.Fault = _ => null;
        Assert.NotEmpty(await rest.Bulk.SendAsync(Read, CancellationToken.None));
    }

    [Fact]
    public async Task SharedLimit_IsNotCountedAgainstUs()
    {
        await using var rest = await HandRest.StartAsync();
        rest.Discord.Fault = _ => new FakeFault { Status = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = "600", ["X-RateLimit-Scope"] = "shared" } };

        for (var call = 0; call < 150; call++)
            await Assert.ThrowsAsync<DiscordRateLimitedException>(() => rest.Answers.SendAsync(Read with { Route = $"route/{call}" }, CancellationToken.None));

        Assert.Equal(150, rest.Discord.Requests.Count);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Redirect_IsNotFollowed(int status)
    {
        await using var rest = await HandRest.StartAsync();
        rest.Discord.Fault = _ => new FakeFault { Status = status, Headers = new Dictionary<string, string> { ["Location"] = $"{rest.Discord.ApiBaseUrl}/applications/@me" } };

        var failure = await Record.ExceptionAsync(() => rest.Bulk.SendAsync(Read, CancellationToken.None));

        Assert.IsType<DiscordRefusedException>(failure);
        Assert.Single(rest.Discord.Requests);
    }

    [Theory]
    [InlineData("<html>not json</html>")]
    [InlineData("[1]")]
    [InlineData("null")]
    public async Task AnswerThatMakesNoSense_IsToldAsUnknown(string body)
    {
        await using var rest = await HandRest.StartAsync();
        rest.Discord.Fault = _ => new FakeFault { Status = 200, Body = body[0] == '<' ? JsonValue.Create(body) : JsonNode.Parse(body) };

        await Assert.ThrowsAsync<DiscordUnreachableException>(() => rest.Client.GetApplicationAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Upload_GoesAsMultipart_WithItsBodyAndItsFiles()
    {
        await using var rest = await HandRest.StartAsync();
        var content = Encoding.UTF8.GetBytes("a,b\n1,2\n");
        var body = Posts.Body([new Component(ComponentType.File) { File = new UnfurledMediaItem("attachment://me.csv") }], AllowedMentions.Nobody) with
        {
            Nonce = "n1",
            EnforceNonce = true,
            Attachments = [new AttachmentRequest("0", "me.csv") { Description = "mine" }],
        };

        await rest.Client.CreateMessageAsync(rest.Channel.Id, body, [new RestFile("me.csv", "text/csv", content)], CancellationToken.None);

        var request = Assert.Single(rest.Discord.Requests);
        Assert.Equal(["files[0]"], request.Files);
        Assert.Equal("attachment://me.csv", (string?)request.Body!["components"]![0]!["file"]!["url"]);
        Assert.Equal([], rest.Discord.Violations);
    }

    [Fact]
    public async Task LostFirstAnswer_IsRepeated_AndToldOnce()
    {
        await using var rest = await HandRest.StartAsync();
        var ana = rest.Discord.Member(rest.Guild, rest.Channel, "Ana");
        var interaction = ana.Begins(2, FakeMember.Command("status", []), null);
        var cuts = 1;
        rest.Discord.Fault = _ => cuts-- > 0 ? new FakeFault { CutAfter = true } : null;

        var answer = rest.Client.CreateInteractionResponseAsync(
            interaction.Id, interaction.Token, new InteractionResponse(InteractionCallbackType.DeferredChannelMessageWithSource), TimeSpan.FromSeconds(2), CancellationToken.None);
        await rest.RunAsync(answer);

        Assert.Null(await Record.ExceptionAsync(() => answer));
        Assert.Equal(2, rest.Discord.Requests.Count);
        Assert.Equal(5, interaction.Answer);
    }

    [Fact]
    public async Task Secrets_AreInNoLogAndNoException()
    {
        await using var rest = await HandRest.StartAsync();
        const string Planted = "planted-interaction-token";
        var failures = new List<Exception?>();
        foreach (var fault in new FakeFault[]
        {
            new() { Status = 400, Body = JsonNode.Parse("""{"code":50035,"message":"planted-message-text"}""") },
            new() { Status = 403 }, new() { Status = 404 }, new() { Status = 500 }, new() { CutBefore = true }, new() { CutAfter = true }, new() { Status = 302 },
            new() { Status = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = "3600" } }, new() { Status = 401 },
        })
        {
            rest.Discord.Fault = _ => fault;
            failures.Add(await rest.FailureAsync(rest.Client.EditOriginalAsync("123456789012345678", Planted, Posts.Body([], AllowedMentions.Nobody), CancellationToken.None)));
            failures.Add(await rest.FailureAsync(rest.Client.EditMessageAsync("123456789012345678", "123456789012345678", Posts.Body([new Component(ComponentType.TextDisplay) { Content = "planted-message-text" }], AllowedMentions.Nobody), CancellationToken.None)));
        }

        var written = string.Join('\n', rest.Logged.Concat(failures.Select(failure => $"{failure}")));
        Assert.All(failures, Assert.NotNull);
        Assert.NotEmpty(rest.Logged);
        Assert.DoesNotContain("planted", written, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(rest.Discord.Token, written, StringComparison.Ordinal);
        Assert.DoesNotContain("123456789012345678", written, StringComparison.Ordinal);
        Assert.Equal("***", $"{rest.Options.Token}");
    }

    [Fact]
    public async Task DateOfAnAnswer_TellsTheClocksDifference()
    {
        await using var rest = await HandRest.StartAsync();
        rest.Discord.Fault = _ => new FakeFault { Status = 200, Body = new JsonObject(), Headers = new Dictionary<string, string> { ["Date"] = rest.Clock.GetUtcNow().AddMinutes(-5).ToString("R") } };

        await rest.Bulk.SendAsync(Read, CancellationToken.None);

        Assert.InRange(rest.Difference.Value, TimeSpan.FromSeconds(298), TimeSpan.FromSeconds(301));
    }

    private static Task WhenRefusedAsync(HandRest rest) => Eventually.TrueAsync("a refusal", () => !rest.Logged.IsEmpty);
}
