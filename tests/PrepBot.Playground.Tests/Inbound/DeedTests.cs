using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Playground.Inbound;
using PrepBot.Playground.People;
using PrepBot.Playground.Rendering;
using PrepBot.Playground.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.Playground.Tests.Inbound;

public sealed class DeedTests : IAsyncLifetime
{
    private static readonly Form SomeForm =
        new(new ActionId("debrief", "file", Subject.Create("x")), "Debrief", [new FormStep("One", [new TextField("keep", "Keep", Required: true, 100)])]);

    private PlaygroundServer _server = null!;
    private string _channel = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await PlaygroundServer.StartAsync();
        _channel = await _server.ChannelAsync();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    // Who acts

    [Theory]
    [InlineData(null)]
    [InlineData("eve")]
    [InlineData("Ana")]
    [InlineData("ana,raj")]
    public async Task NobodyWhoLivesHere_Acts_IsRefused(string? person)
    {
        using var request = PlaygroundServer.Request(HttpMethod.Post, $"/api/rooms/{_channel}/lines", person, """{"deliveryId":"delivery-1","text":"/mock start"}""");

        using var response = await _server.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Empty(_server.Sink.Seen);
    }

    [Fact]
    public async Task Organiser_UsesACommand_EnvelopeSaysEverything()
    {
        await _server.SayAsync(_channel, "/mock settings", "zoe", "delivery-7");

        var used = Assert.IsType<CommandUsed>(Assert.Single(_server.Sink.Seen));
        Assert.Equal("settings", used.Command);
        Assert.DoesNotContain("zoe", used.Origin.DeliveryId, StringComparison.Ordinal);
        Assert.Equal(PlaygroundPeople.Community, used.Origin.Community);
        Assert.Equal(_channel, used.Origin.Room.ExternalId);
        Assert.Equal("zoe", used.Origin.Person.ExternalId);
        Assert.Equal("Zoe", used.Origin.DisplayName);
        Assert.True(used.Origin.IsOrganiser);
        Assert.Equal("Asia/Tokyo", used.Origin.TimeZone);
    }

    [Fact]
    public async Task SameDeliveryIdByTwoPeople_Arrives_AreTwoDeliveries()
    {
        await _server.ClickAsync(_channel, "round:end:x", "ana", delivery: "delivery-1");
        await _server.ClickAsync(_channel, "round:end:x", "raj", delivery: "delivery-1");

        await _server.ClickAsync(_channel, "round:end:x", "ana", delivery: "delivery-1");

        var ids = _server.Sink.Seen.Select(seen => seen.Origin.DeliveryId).ToList();
        Assert.Equal(2, ids.Distinct().Count());
        Assert.Equal(ids[0], ids[2]);
    }

    // Lines

    [Fact]
    public async Task LineOfAMember_Said_IsTheirsAndNeverReachesTheFeatures()
    {
        var (status, body) = await _server.SayAsync(_channel, "  <script>alert(1)</script>\0 hi  ", "mia");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("mia", (string?)body["message"]!["author"]);
        Assert.Equal("<script>alert(1)</script> hi", (string?)body["message"]!["content"]!["blocks"]![0]!["text"]![0]!["text"]);
        Assert.Empty(_server.Sink.Seen);
    }

    [Fact]
    public async Task SameLineTwice_Said_StandsOnce()
    {
        await _server.SayAsync(_channel, "hello", delivery: "delivery-1");
        await _server.SayAsync(_channel, "hello", delivery: "delivery-1");

        Assert.Single(await _server.MessagesAsync(_channel, "ana"));
    }

    [Theory]
    [InlineData("/mock start", "start")]
    [InlineData("/MOCK   status now", "status")]
    [InlineData("/mock\tme", "me")]
    [InlineData("/mock-admin settings", "settings")]
    public async Task CommandLine_Sent_IsHandedIn(string line, string command)
    {
        await _server.SayAsync(_channel, line);

        Assert.Equal(command, Assert.IsType<CommandUsed>(Assert.Single(_server.Sink.Seen)).Command);
    }

    [Theory]
    [InlineData("/mock banana", "I do not know that.")]
    [InlineData("/mocking start", "I only know /mock. Try /mock help.")]
    [InlineData("/help", "I only know /mock. Try /mock help.")]
    public async Task LineThatFitsNothing_Sent_IsExplainedPrivately(string line, string words)
    {
        var (_, body) = await _server.SayAsync(_channel, line);

        Assert.True((bool)body["message"]!["private"]!);
        Assert.Contains(words, body.ToJsonString());
        Assert.Empty(_server.Sink.Seen);
        Assert.Empty(await _server.MessagesAsync(_channel, "raj"));
    }

    [Fact]
    public async Task LineHalfUnderstood_Sent_SaysSoAndIsDone()
    {
        _server.Sink.AnswersWith(Reply.Privately("You are waiting."));

        await _server.SayAsync(_channel, "/mock start banana");

        var texts = (await _server.MessagesAsync(_channel, "ana")).Select(message => message!.ToJsonString()).ToList();
        Assert.Equal(2, texts.Count);
        Assert.Contains("banana", texts[0]);
        Assert.Contains("You are waiting.", texts[1]);
    }

    [Fact]
    public async Task ClosedRoom_LineSaid_IsRefusedWithWords()
    {
        var room = await _server.OpenRoomAsync("ana", "raj");
        await _server.Platform.CloseRoomAsync(PlaygroundPeople.Community, room, CancellationToken.None);

        var (status, body) = await _server.SayAsync(room.ExternalId, "still there?");

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("closed", (string?)body["error"]);
    }

    [Fact]
    public async Task LineBeingTyped_Completed_GoesOn()
    {
        var (_, command) = await _server.PostAsync("/api/completions", new JsonObject { ["text"] = "/mo" });
        var (_, word) = await _server.PostAsync("/api/completions", new JsonObject { ["text"] = "/mock sta" });
        var (_, chat) = await _server.PostAsync("/api/completions", new JsonObject { ["text"] = "hello" });

        Assert.Equal(["/mock ", "/mock-admin "], command["suggestions"]!.AsArray().Select(each => (string?)each!["line"]));
        Assert.Equal(["/mock start ", "/mock status "], word["suggestions"]!.AsArray().Select(each => (string?)each!["line"]));
        Assert.Empty(chat["suggestions"]!.AsArray());
    }

    // Clicks and forms

    [Fact]
    public async Task Button_Clicked_SaysWhatIsMeant()
    {
        await _server.PostAsync(
            $"/api/rooms/{_channel}/clicks",
            new JsonObject { ["deliveryId"] = _server.NewDelivery(), ["action"] = "prompt:pick:x", ["chosen"] = new JsonArray("dive-deep") });

        var clicked = Assert.IsType<ActionClicked>(Assert.Single(_server.Sink.Seen));
        Assert.Equal(new ActionId("prompt", "pick", Subject.Create("x")), clicked.Action);
        Assert.Equal(["dive-deep"], clicked.Chosen);
    }

    [Fact]
    public async Task MalformedAction_Clicked_IsHandedInAsUnknown()
    {
        await _server.ClickAsync(_channel, new string('x', 500));

        Assert.Equal(ActionIdCodec.Unknown, Assert.IsType<ActionClicked>(Assert.Single(_server.Sink.Seen)).Action);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Form_Submitted_CarriesCleanAnswers(bool isComplete)
    {
        await _server.SubmitAsync(_channel, new JsonObject { ["keep"] = new JsonArray("a\0b\r\nc"), ["none"] = new JsonArray() }, isComplete);

        var submitted = Assert.IsType<FormSubmitted>(Assert.Single(_server.Sink.Seen));
        Assert.Equal(isComplete, submitted.IsComplete);
        Assert.Equal("ab\nc", submitted.Answers.Text("keep"));
        Assert.True(submitted.Answers.Has("none"));
    }

    [Fact]
    public async Task Form_OpensAndFails_ShowsFieldsAndErrors()
    {
        _server.Sink.AnswersWith(new FormReply(SomeForm));
        var (_, opened) = await _server.ClickAsync(_channel, "debrief:open:x");
        _server.Sink.AnswersWith(new FormErrorsReply(SomeForm.Submit, FormAnswers.Empty, new Dictionary<string, string> { ["keep"] = "Please fill this in." }));
        var (_, failed) = await _server.SubmitAsync(_channel, new JsonObject(), isComplete: true);

        Assert.Equal("debrief:file:x", (string?)opened["form"]!["submit"]);
        Assert.Equal("Please fill this in.", (string?)failed["errors"]!["keep"]);
    }

    [Fact]
    public async Task Draft_Kept_LeavesNoMessage()
    {
        _server.Sink.AnswersWith(Reply.Privately("Next step"));
        var (_, note) = await _server.SubmitAsync(_channel, new JsonObject { ["keep"] = new JsonArray("so far") }, isComplete: false);
        _server.Sink.AnswersWith(Reply.Nothing);
        var (_, kept) = await _server.SubmitAsync(_channel, new JsonObject { ["keep"] = new JsonArray("so far") }, isComplete: false);

        Assert.Equal("note", (string?)note["kind"]);
        Assert.Equal("kept", (string?)kept["kind"]);
        Assert.Empty(_server.Store.Messages);
    }

    // Answers

    [Fact]
    public async Task PrivateAnswer_Given_IsKeptForItsPersonOnly()
    {
        _server.Sink.AnswersWith(Reply.Privately("Only for you."));

        var (_, body) = await _server.ClickAsync(_channel, "round:kit:x");

        Assert.True((bool)body["message"]!["private"]!);
        Assert.Single(await _server.MessagesAsync(_channel, "ana"));
        Assert.Empty(await _server.MessagesAsync(_channel, "raj"));
    }

    [Fact]
    public async Task PrivateMessageClicked_Updated_IsReplacedInItsPlace()
    {
        _server.Sink.AnswersWith(Reply.Privately("Your kit, page 1"));
        var (_, first) = await _server.ClickAsync(_channel, "round:kit:x");
        _server.Sink.AnswersWith(new UpdateReply(Message.Create("Your kit, page 2")));

        await _server.ClickAsync(_channel, "kit:next:x", messageId: (long)first["message"]!["id"]!);

        Assert.Contains("page 2", Assert.Single(await _server.MessagesAsync(_channel, "ana"))!.ToJsonString());
    }

    [Fact]
    public async Task OwnCardClicked_AnsweredWithAForm_SaysWhatIsTrueUnderIt()
    {
        _server.Sink.AnswersWith(Reply.Privately("End the round?"));
        var (_, first) = await _server.ClickAsync(_channel, "clock:end:x");
        _server.Sink.AnswersWith(new FormReply(SomeForm) { Meanwhile = Message.Create("File it now") });

        var (_, body) = await _server.ClickAsync(_channel, "clock:end-now:x", messageId: (long)first["message"]!["id"]!);

        Assert.Equal("form", (string?)body["kind"]);
        Assert.Contains("File it now", Assert.Single(await _server.MessagesAsync(_channel, "ana"))!.ToJsonString());
    }

    [Fact]
    public async Task EverybodysCardClicked_AnsweredWithAForm_StaysAsItIs()
    {
        var card = await _server.PostCardAsync(_channel, "Queue");
        _server.Sink.AnswersWith(new FormReply(SomeForm) { Meanwhile = Message.Create("File it now") });

        await _server.ClickAsync(_channel, "clock:end-now:x", messageId: long.Parse(card.ExternalId));

        Assert.Contains("Queue", Assert.Single(await _server.MessagesAsync(_channel, "ana"))!.ToJsonString());
    }

    [Fact]
    public async Task EverybodysCardClicked_Updated_StaysAndTheAnswerIsPrivate()
    {
        var card = await _server.PostCardAsync(_channel, "Queue");
        _server.Sink.AnswersWith(new UpdateReply(Message.Create("Yours alone")));

        await _server.ClickAsync(_channel, "queue:why:x", messageId: long.Parse(card.ExternalId));

        Assert.Contains("Queue", Assert.Single(await _server.MessagesAsync(_channel, "raj"))!.ToJsonString());
        Assert.Equal(2, (await _server.MessagesAsync(_channel, "ana")).Count);
    }

    [Fact]
    public async Task SomebodyElsesPrivateMessage_NamedInAClick_IsNotTouched()
    {
        _server.Sink.AnswersWith(Reply.Privately("the kit of Raj"));
        var (_, kit) = await _server.ClickAsync(_channel, "round:kit:x", "raj");
        _server.Sink.AnswersWith(new UpdateReply(Message.Create("Ana was here")));

        await _server.ClickAsync(_channel, "kit:next:x", "ana", messageId: (long)kit["message"]!["id"]!);

        Assert.Contains("the kit of Raj", Assert.Single(await _server.MessagesAsync(_channel, "raj"))!.ToJsonString());
    }

    [Fact]
    public async Task SameClickTwice_AnsweredTwice_ShowsOneMessage()
    {
        _server.Sink.AnswersWith(Reply.Privately("Paired."));

        var (_, first) = await _server.ClickAsync(_channel, "round:kit:x", delivery: "delivery-1");
        var (_, second) = await _server.ClickAsync(_channel, "round:kit:x", delivery: "delivery-1");

        Assert.Equal((long)first["message"]!["id"]!, (long)second["message"]!["id"]!);
        Assert.Single(await _server.MessagesAsync(_channel, "ana"));
    }

    [Fact]
    public async Task DatabaseAway_Answered_TheWordsStillArrive()
    {
        _server.Sink.Answer = (_, responder, cancellationToken) =>
        {
            _server.Store.IsAway = true;
            return responder.AnswerAsync(Reply.Privately("I cannot reach my database just now."), cancellationToken);
        };

        var (status, body) = await _server.ClickAsync(_channel, "round:end:x");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("cannot reach", body.ToJsonString());
        Assert.Null(body["message"]!["id"]);
    }

    [Fact]
    public async Task DeferredWork_Finished_FollowsOnTheStream()
    {
        var finish = new TaskCompletionSource();
        _server.Sink.Answer = async (_, responder, cancellationToken) =>
        {
            await responder.DeferAsync(cancellationToken);
            await finish.Task;
            await responder.AnswerAsync(Reply.Privately("Done after all."), cancellationToken);
        };
        await using var ana = await _server.ListenAsync("ana");

        var (_, body) = await _server.ClickAsync(_channel, "round:end:x", delivery: "delivery-1");
        finish.SetResult();
        var seen = await ana.UntilAsync("\"answer\"");

        Assert.Equal("working", (string?)body["kind"]);
        Assert.Equal("message", (string?)seen[0]["kind"]);
        Assert.Equal("delivery-1", (string?)seen[^1]["deliveryId"]);
        Assert.Contains("Done after all.", seen[^1].ToJsonString());
    }

    [Fact]
    public async Task FormAfterDeferral_Answered_OpensLate()
    {
        _server.Sink.Answer = async (_, responder, cancellationToken) =>
        {
            await responder.DeferAsync(cancellationToken);
            await responder.AnswerAsync(new FormReply(SomeForm), cancellationToken);
        };
        await using var ana = await _server.ListenAsync("ana");

        var (_, body) = await _server.ClickAsync(_channel, "round:end:x", delivery: "delivery-1");
        var seen = await ana.UntilAsync("\"answer\"");

        Assert.Equal("working", (string?)body["kind"]);
        Assert.Equal("form", (string?)seen[^1]["answer"]!["kind"]);
    }

    [Fact]
    public async Task WorkThatBreaksAfterTheSign_NobodyWaitsForItsAnswer()
    {
        _server.Sink.Answer = async (_, responder, cancellationToken) =>
        {
            await responder.DeferAsync(cancellationToken);
            throw new InvalidOperationException("Broken.");
        };
        await using var ana = await _server.ListenAsync("ana");

        await _server.ClickAsync(_channel, "round:end:x", delivery: "delivery-1");
        var seen = await ana.UntilAsync("\"answer\"");

        Assert.Equal("no-answer", (string?)seen[^1]["answer"]!["kind"]);
    }

    [Fact]
    public async Task FeatureThatNeverAnswers_Waited_SaysWorkingInTime()
    {
        var time = new ManualTimeProvider();
        await using var server = await PlaygroundServer.StartAsync(time: time);
        var channel = await server.ChannelAsync();
        var started = new TaskCompletionSource();
        var never = new TaskCompletionSource();
        server.Sink.Answer = (_, _, _) => { started.SetResult(); return never.Task; };

        var clicking = server.ClickAsync(channel, "round:end:x");
        await started.Task;
        await Eventually.TrueAsync("an answer", () =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return clicking.IsCompleted;
        });

        Assert.Equal("working", (string?)(await clicking).Body["kind"]);
        never.SetResult();
    }

    [Fact]
    public async Task FeatureThatBreaks_Clicked_IsAnsweredKindly()
    {
        _server.Sink.Answer = (_, _, _) => throw new InvalidOperationException("secret");

        var (status, body) = await _server.ClickAsync(_channel, "round:end:x");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.DoesNotContain("secret", body.ToJsonString());
    }

    // Limits

    [Fact]
    public async Task LargestBody_AndOneByteMore_AreTakenAndRefused()
    {
        var fits = new JsonObject { ["deliveryId"] = "delivery-1", ["action"] = "a:b:", ["x"] = "" }.ToJsonString();
        var padding = new string('x', BodyReader.MaxBytes - Encoding.UTF8.GetByteCount(fits));

        using var taken = await _server.Http.SendAsync(PlaygroundServer.Request(
            HttpMethod.Post, $"/api/rooms/{_channel}/clicks", json: fits.Replace("\"x\":\"\"", $"\"x\":\"{padding}\"")));
        using var refused = await _server.Http.SendAsync(PlaygroundServer.Request(
            HttpMethod.Post, $"/api/rooms/{_channel}/clicks", json: fits.Replace("\"x\":\"\"", $"\"x\":\"{padding}x\"")));

        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        Assert.Contains("too long", await refused.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task EndlessBodyWithoutLength_Sent_IsRefused()
    {
        using var request = PlaygroundServer.Request(HttpMethod.Post, $"/api/rooms/{_channel}/lines");
        request.Content = new StreamContent(new MemoryStream(new byte[BodyReader.MaxBytes + 1]));
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.TransferEncodingChunked = true;

        using var response = await _server.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Theory]
    [InlineData(4_000, HttpStatusCode.OK)]
    [InlineData(4_001, HttpStatusCode.RequestEntityTooLarge)]
    public async Task Line_AtItsLimit_IsTakenWholeOrRefusedAloud(int length, HttpStatusCode expected)
    {
        var (status, _) = await _server.SayAsync(_channel, new string('x', length));

        Assert.Equal(expected, status);
    }

    [Theory]
    [InlineData(FormAnswers.MaxTotalLength, HttpStatusCode.OK)]
    [InlineData(FormAnswers.MaxTotalLength + 1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task FormText_AtItsLimit_IsTakenWholeOrRefusedAloud(int length, HttpStatusCode expected)
    {
        var answers = new JsonObject { ["keep"] = new JsonArray(new string('x', length - 10)), ["change"] = new JsonArray(new string('y', 10)) };

        var (status, _) = await _server.SubmitAsync(_channel, answers, isComplete: true);

        Assert.Equal(expected, status);
        Assert.Equal(expected == HttpStatusCode.OK ? 1 : 0, _server.Sink.Seen.Count);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"text":"no id"}""")]
    [InlineData("""{"deliveryId":"delivery-1"}""")]
    [InlineData("""{"deliveryId":"delivery-1","text":null}""")]
    [InlineData("""{"deliveryId":"delivery-1","text":7}""")]
    [InlineData("""{"deliveryId":"delivery-1","text":"\ud800"}""")]
    [InlineData("""{"deliveryId":"delivery-1","text":"a","text":"b"}""")]
    [InlineData("""{"deliveryId":"short","text":"a"}""")]
    [InlineData("""{"deliveryId":"delivery 1 !!","text":"a"}""")]
    [InlineData("""{"deliveryId":"delivery-1","text":"   "}""")]
    public async Task BodyThatIsNone_Sent_IsRefusedWithWords(string json)
    {
        using var response = await _server.Http.SendAsync(PlaygroundServer.Request(HttpMethod.Post, $"/api/rooms/{_channel}/lines", json: json));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotNull(JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error"]);
        Assert.Empty(_server.Store.Messages);
    }
}
