using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.FakeChats.Slack;
using PrepBot.Slack.Inbound;
using PrepBot.Slack.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.Slack.Tests;

/// <summary>
/// Every kind of answer, from every place an interaction can come from, with its way back failing in every way there is: the person has what was to be
/// said, or an honest word and another way to it.
/// </summary>
public sealed class EveryAnswerArrivesTests
{
    private const int LongestTest = Eventually.LongestTest;
    private const string Marker = "Content 4711";
    private const string OpenForm = "Open the form";

    private static readonly Message Content = Message.Create($"{Marker}.");

    private static readonly Form AnyForm = new(new ActionId("start", "save", Subject.None), "A form", [new FormStep("Step", [new TextField("note", "Note", true, 200)])]);

    private static readonly Attachment AnyFile = new("me.csv", "text/csv", [1, 2, 3], "three bytes");

    /// <summary>Where an answer goes first, and where after that: all but the last fail.</summary>
    private static readonly Dictionary<string, Case> Cases = new()
    {
        ["words, to a command that was deferred"] = new(SlackSource.Command, new PrivateReply(Content), ["response_url", "chat.postEphemeral"]),
        ["words, to a click in the channel"] = new(SlackSource.SharedMessage, new PrivateReply(Content), ["response_url", "chat.postEphemeral"]),
        ["words, to a click on the own page"] = new(SlackSource.Home, new PrivateReply(Content), ["views.open"]),
        ["words, to a click in a modal"] = new(SlackSource.Modal, new PrivateReply(Content), ["views.update"]),
        ["words to keep, to a command"] = new(SlackSource.Command, new PrivateReply(Content) { Keep = true }, ["chat.postMessage"]),
        ["words to keep, to a click"] = new(SlackSource.SharedMessage, new PrivateReply(Content) { Keep = true }, ["conversations.open"]),
        ["a changed message, to a click on it"] = new(SlackSource.PrivateMessage, new UpdateReply(Content), ["response_url", "chat.postEphemeral"]),
        ["a changed message, to a form from it"] = new(SlackSource.Submission, new UpdateReply(Content), ["chat.update"]),
        ["a form, to a command"] = new(SlackSource.Command, new FormReply(AnyForm), ["views.open"]),
        ["a form, to a click in the channel"] = new(SlackSource.SharedMessage, new FormReply(AnyForm), ["views.open"]),
        ["a form, to a click on a private message"] = new(SlackSource.PrivateMessage, new FormReply(AnyForm), ["views.open", "response_url"]),
        ["a form, over a card that cannot be changed"] = new(SlackSource.PrivateMessage, new FormReply(AnyForm) { Meanwhile = Content }, ["response_url"]),
        ["a form, to a click on the own page"] = new(SlackSource.Home, new FormReply(AnyForm), ["views.open"]),
        ["a form, to a click in a modal"] = new(SlackSource.Modal, new FormReply(AnyForm), ["views.update"]),
        ["a file, its address"] = new(SlackSource.Command, new PrivateReply(Content) { File = AnyFile }, ["files.getUploadURLExternal"]),
        ["a file, its content"] = new(SlackSource.Command, new PrivateReply(Content) { File = AnyFile }, ["upload_url"]),
        ["a file, its end"] = new(SlackSource.Command, new PrivateReply(Content) { File = AnyFile }, ["files.completeUploadExternal"]),
        ["a file, its place"] = new(SlackSource.SharedMessage, new PrivateReply(Content) { File = AnyFile }, ["conversations.open"]),
        ["what was typed, given back late"] = new(
            SlackSource.Submission,
            new FormErrorsReply(AnyForm.Submit, new FormAnswers(new Dictionary<string, IReadOnlyList<string>> { ["note"] = [Marker] }), new Dictionary<string, string> { [""] = "Not now." }),
            ["conversations.open"]),
        ["the own page"] = new(SlackSource.HomeOpened, new PrivateReply(Content), ["views.publish"]),
    };

    private static readonly Dictionary<string, Func<FakeSlackServer, string, FakeSlackFault>> Faults = new()
    {
        ["500"] = (_, _) => new FakeSlackFault.Status(500),
        ["internal_error"] = (_, _) => new FakeSlackFault.Refuse("internal_error"),
        ["429"] = (_, _) => new FakeSlackFault.Throttle(600),
        ["broken JSON"] = (_, _) => new FakeSlackFault.Garbled(),
        ["cut"] = (_, _) => new FakeSlackFault.Cut(AfterDoing: false),
        ["cut after doing"] = (_, _) => new FakeSlackFault.Cut(AfterDoing: true),
        ["hang"] = (_, _) => new FakeSlackFault.Wait(new TaskCompletionSource().Task),
        ["refused"] = (_, method) => new FakeSlackFault.Refuse(method == "views.open" ? "expired_trigger_id" : "channel_not_found"),
    };

    public static TheoryData<string, string> Matrix()
    {
        var all = new TheoryData<string, string>();
        foreach (var name in Cases.Keys)
        {
            foreach (var fault in Faults.Keys)
                all.Add(name, fault);
        }

        return all;
    }

    [Theory(Timeout = LongestTest)]
    [MemberData(nameof(Matrix))]
    public async Task Answer_WhoseWayFails_IsThereAllTheSame_OrAnHonestWordIs(string name, string failure)
    {
        await using var harness = await SlackHarness.StartAsync();
        var (ana, it) = (harness.Member("Ana"), Cases[name]);
        var stage = new Stage(harness, ana);
        stage.Prepare(it);
        foreach (var way in it.FailingWays)
            harness.Slack.Always(way, Faults[failure](harness.Slack, way));
        harness.Sink.Answer = async (_, responder, cancellationToken) =>
        {
            if (it is { Source: SlackSource.Command, FailingWays: ["response_url", ..] })
                await Record.ExceptionAsync(() => responder.DeferAsync(cancellationToken));
            if (it.Reply is FormErrorsReply)
                await ((SlackResponder)responder).OverdueAsync(cancellationToken);
            await responder.AnswerAsync(it.Reply, cancellationToken);
        };

        await stage.ActAsync(it.Source);
        await stage.SettleAsync();

        Assert.Contains(harness.Slack.Calls, call => it.FailingWays.Contains(call.Method) || failure is "429" or "hang");
        if (it.Reply is FormReply)
            await ReachesTheFormAsync(harness, stage, it);
        else if (it.Reply is PrivateReply { File: not null })
            Assert.True(IsTold(ana), ana.Reads);
        else
            Assert.True(ana.Reads.Contains(Marker, StringComparison.Ordinal) || ana.Reads.Contains("could not be brought up to date", StringComparison.Ordinal), ana.Reads);
    }

    [Fact]
    public void Matrix_KnowsEveryKindOfAnswer_AndEveryPlaceItCanComeFrom()
    {
        var kinds = typeof(Reply).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false).Cast<JsonDerivedTypeAttribute>().Select(kind => kind.DerivedType);

        Assert.Equal([typeof(SilentReply)], kinds.Except(Cases.Values.Select(it => it.Reply.GetType())));
        Assert.Equal([SlackSource.Notice], Enum.GetValues<SlackSource>().Except(Cases.Values.Select(it => it.Source)));
    }

    private static bool IsTold(FakeSlackMember ana) =>
        ana.Reads.Contains("could not be sent", StringComparison.Ordinal) || ana.Reads.Contains("did not tell me whether", StringComparison.Ordinal)
        || ana.Sees.Any(message => message.File is not null);

    /// <summary>The form is open, or the words say that nothing was changed and bring it by another press, once Slack is well again.</summary>
    private static async Task ReachesTheFormAsync(SlackHarness harness, Stage stage, Case it)
    {
        var ana = stage.Member;
        var told = ana.Sees.Any(message => FakeSlackMember.Words(message.Blocks).Contains("othing was changed", StringComparison.Ordinal));
        if (!told)
        {
            Assert.Contains("Note", FakeSlackMember.Words(ana.Modal?.View), StringComparison.Ordinal);
            return;
        }

        foreach (var way in it.FailingWays)
            harness.Slack.Always(way, null);
        ana.Closes();
        harness.Clock.Advance(TimeSpan.FromMinutes(15));
        harness.Sink.Answer = (_, responder, cancellationToken) => responder.AnswerAsync(it.Reply, cancellationToken);
        var before = harness.Sink.Handed;

        await ana.PressesAsync(OpenForm);
        await stage.SettleAsync();

        Assert.Equal(before + 1, harness.Sink.Handed);
        Assert.Contains("Note", FakeSlackMember.Words(ana.Modal?.View), StringComparison.Ordinal);
    }

    private sealed record Case(SlackSource Source, Reply Reply, string[] FailingWays);

    /// <summary>The places an interaction comes from, with what has to be there before.</summary>
    private sealed class Stage(SlackHarness harness, FakeSlackMember member)
    {
        private const string Buttons = """[{"type":"actions","elements":[{"type":"button","action_id":"start:go:-","text":{"type":"plain_text","text":"Go"}}]}]""";
        private const string Input = """[{"type":"input","block_id":"note","label":{"type":"plain_text","text":"Old"},"element":{"type":"plain_text_input","action_id":"input"}}]""";

        public FakeSlackMember Member => member;

        public void Prepare(Case it)
        {
            var workspace = harness.Slack.Workspace;
            switch (it.Source)
            {
                case SlackSource.SharedMessage:
                    Do("chat.postMessage", new() { ["channel"] = member.Place, ["text"] = "x", ["blocks"] = JsonNode.Parse(Buttons) });
                    break;
                case SlackSource.PrivateMessage:
                    workspace.Whisper(member.Place, member.Id, new JsonObject { ["text"] = "x", ["blocks"] = JsonNode.Parse(Buttons) });
                    break;
                case SlackSource.Home:
                    Do("views.publish", new() { ["user_id"] = member.Id, ["view"] = new JsonObject { ["type"] = "home", ["blocks"] = JsonNode.Parse(Buttons) } });
                    break;
                case SlackSource.Modal:
                    Open(Buttons, submit: null, "");
                    break;
                case SlackSource.Submission when it.Reply is FormErrorsReply:
                    Open(Input, "Send", $"{member.Place}/");
                    break;
                case SlackSource.Submission:
                    var direct = (string)Do("conversations.open", new() { ["users"] = member.Id })["channel"]!["id"]!;
                    var card = Do("chat.postMessage", new() { ["channel"] = direct, ["text"] = "x", ["blocks"] = JsonNode.Parse(Buttons) });
                    Open(Input, "Send", $"{direct}/{(string)card["ts"]!}");
                    break;
            }
        }

        public Task ActAsync(SlackSource source) => source switch
        {
            SlackSource.Command => member.TypesAsync("start"),
            SlackSource.Home => member.PressesAtHomeAsync("Go"),
            SlackSource.Submission => member.SendsAsync(("note", "mine")),
            SlackSource.HomeOpened => member.OpensHomeAsync(),
            _ => member.PressesAsync("Go"),
        };

        /// <summary>Until everything in hand is answered.</summary>
        public Task SettleAsync() => harness.GoOnAsync(harness.Intake.QuietAsync());

        private void Open(string blocks, string? submit, string metadata) => Do("views.open", new()
        {
            ["trigger_id"] = harness.Slack.Workspace.NewTrigger(member.Id),
            ["view"] = new JsonObject
            {
                ["type"] = "modal",
                ["title"] = new JsonObject { ["type"] = "plain_text", ["text"] = "Before" },
                ["submit"] = submit is null ? null : new JsonObject { ["type"] = "plain_text", ["text"] = submit },
                ["callback_id"] = "start:save:-",
                ["private_metadata"] = metadata,
                ["blocks"] = JsonNode.Parse(blocks),
            },
        });

        private JsonObject Do(string method, JsonObject arguments)
        {
            var answer = harness.Slack.Workspace.Call(method, arguments);
            Assert.True((bool)answer["ok"]!, answer.ToJsonString());
            return answer;
        }
    }
}
