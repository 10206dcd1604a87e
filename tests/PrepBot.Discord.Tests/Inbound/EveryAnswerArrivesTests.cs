using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Discord.Rendering;
using PrepBot.Discord.Tests.Support;
using PrepBot.FakeChats.Discord;

namespace PrepBot.Discord.Tests.Inbound;

/// <summary>Every kind of answer with its way back failing in every way there is: the person has what was to be said, or an honest word and another way to it.</summary>
public sealed class EveryAnswerArrivesTests
{
    private const string First = "/interactions/";
    private const string Later = "/webhooks/";
    private const string Marker = "Content 4711";
    private const string OpenForm = "Open the form";

    private static readonly Message Content = Message.Create(Marker);

    private static readonly Dictionary<string, Case> Cases = new()
    {
        ["words"] = new(new PrivateReply(Content), First),
        ["words after a deferral"] = new(new PrivateReply(Content), Later) { IsDeferred = true },
        ["words of two pages"] = new(new PrivateReply(new Message([new Paragraph(new string('x', 3_900)), new Paragraph($"{Marker} {new string('y', 3_000)}")])), Later),
        ["a changed message"] = new(new UpdateReply(Content), First) { IsOnPrivateMessage = true },
        ["a form, to a command"] = new(new FormReply(Gallery.EveryPart), First),
        ["a form, to a click"] = new(new FormReply(Gallery.EveryPart), First) { IsOnPrivateMessage = true },
        ["a file"] = new(new PrivateReply(Content) { File = new Attachment("me.csv", "text/csv", [1, 2, 3], $"twin {Marker}") }, Later),
        ["form errors"] = new(
            new FormErrorsReply(Gallery.EveryPart.Submit, new FormAnswers(new Dictionary<string, IReadOnlyList<string>> { ["text"] = [Marker] }), new Dictionary<string, string> { [""] = "Not now." }),
            First),
    };

    private static readonly Dictionary<string, FakeFault> Faults = new()
    {
        ["500"] = new() { Status = 500 },
        ["403"] = new() { Status = 403, Body = JsonNode.Parse("""{"code":50001,"message":"x"}""") },
        ["unknown webhook"] = new() { Status = 404, Body = JsonNode.Parse("""{"code":10015,"message":"x"}""") },
        ["expired token"] = new() { Status = 401, Body = JsonNode.Parse("""{"code":50027,"message":"x"}""") },
        ["429"] = new() { Status = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = "600", ["X-RateLimit-Scope"] = "user" } },
        ["cut"] = new() { CutBefore = true },
        ["cut after doing"] = new() { CutAfter = true },
        ["hang"] = new(),
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

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task Answer_WhoseWayFails_IsThereAllTheSame_OrAnHonestWordIs(string name, string failure)
    {
        await using var discord = await HandDiscord.StartAsync();
        var (ana, it) = (discord.Ana, Cases[name]);
        var over = new TaskCompletionSource();
        var fault = failure == "hang" ? new FakeFault { Hold = over.Task } : Faults[failure];
        discord.Discord.Fault = request => request.Path.StartsWith(it.Fails, StringComparison.Ordinal) ? fault : null;
        discord.Sink.Answer = async (_, responder, cancellationToken) =>
        {
            if (it.IsDeferred)
                await responder.DeferAsync(cancellationToken);
            await responder.AnswerAsync(it.Reply, cancellationToken);
        };

        if (it.IsOnPrivateMessage)
            await discord.DoesAsync(ana, 3, Click("a:start:go:-"), Private(discord));
        else
            await discord.CommandsAsync(ana, "debrief");
        over.SetResult();

        Assert.Contains(discord.Discord.Requests, request => request.Path.StartsWith(it.Fails, StringComparison.Ordinal));
        if (it.Reply is FormReply)
            await ReachesTheFormAsync(discord);
        else
            Assert.Contains(Marker, ana.Heard + ana.Inbox + Files(discord), StringComparison.Ordinal);
    }

    [Fact]
    public void Matrix_KnowsEveryKindOfAnswer()
    {
        var kinds = typeof(Reply).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false).Cast<JsonDerivedTypeAttribute>().Select(kind => kind.DerivedType);

        Assert.Equal([typeof(SilentReply)], kinds.Except(Cases.Values.Select(it => it.Reply.GetType())));
    }

    private static async Task ReachesTheFormAsync(HandDiscord discord)
    {
        var ana = discord.Ana;
        if (!ana.Inbox.Contains("nothing was changed", StringComparison.Ordinal))
        {
            Assert.NotNull(ana.Form);
            return;
        }

        discord.Discord.Fault = _ => null;
        discord.Sink.AnswersWith(new FormReply(Gallery.EveryPart));
        discord.Rest.Clock.Advance(TimeSpan.FromMinutes(15));
        var (message, button) = ana.Find(OpenForm)!.Value;
        Assert.Equal(1, message.Channel.Type);

        await discord.DoesAsync(ana, 3, Click((string)button["custom_id"]!), message);

        Assert.NotNull(ana.Form);
    }

    private static string Files(HandDiscord discord) => string.Concat(discord.Discord.Requests.Where(request => request.Files.Count > 0 && request.Status == 200).Select(_ => Marker));

    private static JsonObject Click(string id) => new() { ["custom_id"] = id, ["component_type"] = 2 };

    /// <summary>A message only Ana sees.</summary>
    private static FakeMessage Private(HandDiscord discord)
    {
        var body = Gallery.Body(MessageRenderer.Render(Message.Create("card"))[0]);
        body["flags"] = 64 | 32_768;
        return new FakeMessage("1", discord.Rest.Channel, body) { OnlyFor = discord.Ana.User.Id };
    }

    private sealed record Case(Reply Reply, string Fails)
    {
        public bool IsDeferred { get; init; }

        public bool IsOnPrivateMessage { get; init; }
    }
}
