using System.Text.Json.Nodes;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Platforms;
using PrepBot.Discord.Rendering;
using PrepBot.Discord.Tests.Support;
using PrepBot.FakeChats.Discord;

namespace PrepBot.Discord.Tests.Inbound;

/// <summary>What a person sees of each reply, over the fake's own rules.</summary>
public sealed class DiscordResponderTests
{
    private static readonly JsonObject Click = new() { ["custom_id"] = "a:meet:here:r1", ["component_type"] = 2 };

    [Fact]
    public async Task PrivateReply_IsSeenByTheOneWhoAskedOnly()
    {
        await using var discord = await HandDiscord.StartAsync();
        discord.Sink.AnswersWith(Reply.Privately("Only for you"));

        var asked = await discord.CommandsAsync(discord.Ana, "status");

        Assert.Equal((4, "Only for you", discord.Ana.User.Id), (asked.Answer, discord.Ana.Heard, asked.Messages[0].OnlyFor));
        Assert.Equal([], discord.Discord.Violations);
    }

    [Fact]
    public async Task LongReply_ContinuesInFollowUps_AllPrivate()
    {
        await using var discord = await HandDiscord.StartAsync();
        discord.Sink.AnswersWith(Reply.Privately(string.Concat(Enumerable.Repeat("word ", 2_500))));

        var asked = await discord.CommandsAsync(discord.Ana, "status");

        Assert.True(asked.Messages.Count > 2);
        Assert.All(asked.Messages, message => Assert.Equal(discord.Ana.User.Id, message.OnlyFor));
        Assert.Equal(2_500, asked.Messages.Sum(message => message.Text.Split("word").Length - 1));
        Assert.Equal([], discord.Discord.Violations);
    }

    [Fact]
    public async Task DeferredReply_TakesThePlaceOfTheSign()
    {
        await using var discord = await HandDiscord.StartAsync();
        discord.Sink.Answer = async (_, responder, cancellationToken) =>
        {
            await responder.DeferAsync(cancellationToken);
            await responder.AnswerAsync(Reply.Privately("At last"), cancellationToken);
        };

        var asked = await discord.CommandsAsync(discord.Ana, "status");

        Assert.Equal((5, "At last", discord.Ana.User.Id), (asked.Answer, discord.Ana.Heard, asked.Messages.Single().OnlyFor));
        Assert.Equal([], discord.Discord.Violations);
    }

    [Fact]
    public async Task NothingAfterADeferral_TakesTheSignAway()
    {
        await using var discord = await HandDiscord.StartAsync();
        discord.Sink.Answer = async (_, responder, cancellationToken) =>
        {
            await responder.DeferAsync(cancellationToken);
            await responder.AnswerAsync(Reply.Nothing, cancellationToken);
        };

        await discord.CommandsAsync(discord.Ana, "status");

        Assert.Equal("DELETE", discord.Discord.Requests[^1].Method);
        Assert.Equal([], discord.Discord.Violations);
    }

    [Fact]
    public async Task Form_IsTheFirstAnswer()
    {
        await using var discord = await HandDiscord.StartAsync();
        discord.Sink.AnswersWith(new FormReply(Gallery.EveryPart));

        var asked = await discord.DoesAsync(discord.Ana, 3, (JsonObject)Click.DeepClone(), Seen(discord));

        Assert.Equal(9, asked.Answer);
        Assert.Equal("m03:debrief:file:r1!here", (string?)discord.Ana.Form!["custom_id"]);
        Assert.Equal([], discord.Discord.Violations);
    }

    [Fact]
    public async Task FormAfterADeferral_IsSaidInWords_SinceDiscordTakesNone()
    {
        await using var discord = await HandDiscord.StartAsync();
        discord.Sink.Answer = async (_, responder, cancellationToken) =>
        {
            await responder.DeferAsync(cancellationToken);
            await responder.AnswerAsync(new FormReply(Gallery.EveryPart), cancellationToken);
        };

        await discord.CommandsAsync(discord.Ana, "debrief");

        Assert.Contains("Debrief is ready", discord.Ana.Heard);
        Assert.Equal([], discord.Discord.Violations);
    }

    [Fact]
    public async Task FormAfterAForm_IsSaidInWords_SinceDiscordTakesNone()
    {
        await using var discord = await HandDiscord.StartAsync();
        discord.Sink.AnswersWith(new FormReply(Gallery.EveryPart));

        await discord.DoesAsync(discord.Ana, 5, Sent("m01:debrief:file:r1!open"));

        Assert.Contains("Debrief is ready", discord.Ana.Heard);
        Assert.Equal([], discord.Discord.Violations);
    }

    [Fact]
    public async Task StepOfAForm_AskedFor_OpensThere()
    {
        await using var discord = await HandDiscord.StartAsync();
        discord.Sink.AnswersWith(new FormReply(Gallery.EveryPart));

        await discord.DoesAsync(discord.Ana, 3, new JsonObject { ["custom_id"] = "s12:debrief:file:r1!open", ["component_type"] = 2 }, Seen(discord));

        Assert.Equal("The round", (string?)discord.Ana.Form!["title"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task StepSent_WithMoreToCome_OffersTheNext_AlsoAfterADeferral(bool deferred)
    {
        await using var discord = await HandDiscord.StartAsync();
        discord.Sink.Answer = async (_, responder, cancellationToken) =>
        {
            if (deferred)
                await responder.DeferAsync(cancellationToken);
            await responder.AnswerAsync(Reply.Nothing, cancellationToken);
        };

        await discord.DoesAsync(discord.Ana, 5, Sent("m02:debrief:file:r1!open"));

        Assert.Contains("Part 1 of 2 is kept", discord.Ana.Heard);
        Assert.Equal("s12:debrief:file:r1!open", (string?)discord.Ana.Find("Continue")!.Value.Button["custom_id"]);
        Assert.Equal([], discord.Discord.Violations);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task FormErrors_GiveEverythingTypedBack_AndOpenItAgain_AlsoAfterADeferral(bool deferred)
    {
        await using var discord = await HandDiscord.StartAsync();
        var typed = string.Concat(Enumerable.Repeat("what I *wrote* ", 250));
        discord.Sink.Answer = async (interaction, responder, cancellationToken) =>
        {
            if (deferred)
                await responder.DeferAsync(cancellationToken);
            await responder.AnswerAsync(
                new FormErrorsReply(((FormSubmitted)interaction).Form, ((FormSubmitted)interaction).Answers, new Dictionary<string, string> { ["text"] = "Please shorten this." }), cancellationToken);
        };

        var sent = await discord.DoesAsync(discord.Ana, 5, Sent("m01:debrief:file:r1!open", typed));

        Assert.Contains("Please shorten this", discord.Ana.Heard);
        Assert.Equal(250, ShownText.Words(discord.Ana.Heard).Split("*wrote*").Length - 1);
        Assert.All(sent.Messages, message => Assert.Equal(discord.Ana.User.Id, message.OnlyFor));
        Assert.Equal("s01:debrief:file:r1!open", (string?)discord.Ana.Find("Open it again")!.Value.Button["custom_id"]);
        Assert.Equal([], discord.Discord.Violations);
    }

    [Fact]
    public async Task Update_OfAPrivateMessage_ReplacesIt_AndOfAPublicOneSpeaksPrivately()
    {
        await using var discord = await HandDiscord.StartAsync();
        discord.Sink.AnswersWith(Reply.Privately("first"));
        var own = (await discord.CommandsAsync(discord.Ana, "status")).Messages[0];
        discord.Sink.AnswersWith(new UpdateReply(Message.Create("second")));

        var update = await discord.DoesAsync(discord.Ana, 3, (JsonObject)Click.DeepClone(), own);
        var other = await discord.DoesAsync(discord.Ana, 3, (JsonObject)Click.DeepClone(), Seen(discord));

        Assert.Equal((7, "second"), (update.Answer, own.Text));
        Assert.Equal((4, discord.Ana.User.Id), (other.Answer, other.Messages[0].OnlyFor));
        Assert.Equal([], discord.Discord.Violations);
    }

    [Fact]
    public async Task Silence_AfterAClick_LeavesTheMessageAsItIs()
    {
        await using var discord = await HandDiscord.StartAsync();
        discord.Sink.AnswersWith(Reply.Nothing);

        var clicked = await discord.DoesAsync(discord.Ana, 3, (JsonObject)Click.DeepClone(), Seen(discord));

        Assert.Equal((6, 0), (clicked.Answer, clicked.Messages.Count));
        Assert.Equal([], discord.Discord.Violations);
    }

    [Fact]
    public async Task File_FollowsTheWords_Privately()
    {
        await using var discord = await HandDiscord.StartAsync();
        discord.Sink.AnswersWith(new PrivateReply(Message.Create("Here it is")) { File = new Attachment("me.csv", "text/csv", [1, 2, 3], "Everything held on you") });

        var asked = await discord.CommandsAsync(discord.Ana, "me");

        Assert.Equal(["files[0]"], discord.Discord.Requests[^1].Files);
        Assert.Equal(2, asked.Messages.Count);
        Assert.All(asked.Messages, message => Assert.Equal(discord.Ana.User.Id, message.OnlyFor));
        Assert.Equal([], discord.Discord.Violations);
    }

    [Fact]
    public async Task AnswerThatComesTooLate_GoesAsADirectMessage()
    {
        await using var discord = await HandDiscord.StartAsync();
        discord.Sink.Answer = (_, responder, cancellationToken) =>
        {
            discord.Rest.Clock.Advance(TimeSpan.FromSeconds(4));
            return responder.AnswerAsync(Reply.Privately("It is done"), cancellationToken);
        };

        await discord.CommandsAsync(discord.Ana, "status");

        Assert.Contains("It is done", discord.Ana.Inbox);
        Assert.DoesNotContain("Only you", discord.Ana.Inbox);
    }

    /// <summary>A token lives for fifteen minutes; what a form was sent for may take longer, as when the database is away.</summary>
    [Theory]
    [InlineData(14, false)]
    [InlineData(16, true)]
    public async Task FormAnsweredAfterSoManyMinutes_ReachesItsAuthor_ByMessageOnceTheTokenIsOver(int minutes, bool directly)
    {
        await using var discord = await HandDiscord.StartAsync();
        discord.Sink.Answer = async (_, responder, cancellationToken) =>
        {
            await responder.DeferAsync(cancellationToken);
            discord.Rest.Clock.Advance(TimeSpan.FromMinutes(minutes));
            await responder.AnswerAsync(Reply.Privately("Filed, thank you."), cancellationToken);
        };

        await discord.DoesAsync(discord.Ana, 5, Sent("m01:debrief:file:r1!open"));

        Assert.Equal(directly, discord.Ana.Inbox.Contains("Filed, thank you.", StringComparison.Ordinal));
        Assert.Equal(!directly, discord.Ana.Heard.Contains("Filed, thank you.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ReplayedAfterAResume_TooLateToAnswer_SaysNothingTwice()
    {
        await using var discord = await HandDiscord.StartAsync();
        discord.Sink.AnswersWith(Reply.Privately("Once"));
        await discord.CommandsAsync(discord.Ana, "status");
        discord.Rest.Clock.Advance(TimeSpan.FromSeconds(10));

        await discord.ArrivesAsync("INTERACTION_CREATE", discord.Ana.Last!.Payload);

        Assert.Single(discord.Discord.Messages);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ArrivedPastItsDeadline_NoAnswerIsTriedThatMustFail_WordsGoAsADirectMessageUnlessSaidBefore(bool isRepeat)
    {
        await using var discord = await HandDiscord.StartAsync();
        discord.Sink.Answer = (_, responder, cancellationToken) =>
        {
            discord.Rest.Clock.Advance(TimeSpan.FromSeconds(4));
            return responder.AnswerLateAsync(Reply.Privately("It was too late"), isRepeat, cancellationToken);
        };

        await discord.CommandsAsync(discord.Ana, "status");

        Assert.DoesNotContain(discord.Discord.Requests, request => request.Path.Contains("/callback", StringComparison.Ordinal));
        Assert.Equal(isRepeat, discord.Ana.Inbox.Length == 0);
        Assert.Equal([], discord.Discord.Violations);
    }

    [Fact]
    public async Task AnsweredBySomebodyElse_IsAFailureWithoutADirectMessage()
    {
        await using var discord = await HandDiscord.StartAsync();
        PlatformException? failure = null;
        discord.Sink.Answer = async (_, responder, cancellationToken) =>
        {
            await responder.AnswerAsync(Reply.Privately("first"), cancellationToken);
            failure = await Record.ExceptionAsync(() => responder.AnswerAsync(Reply.Privately("second"), cancellationToken)) as PlatformException;
        };

        await discord.CommandsAsync(discord.Ana, "status");

        Assert.Equal(PlatformFailure.Lasting, failure?.Failure);
        Assert.Equal("", discord.Ana.Inbox);
    }

    private static JsonObject Sent(string id, string text = "x") => new()
    {
        ["custom_id"] = id,
        ["components"] = new JsonArray(new JsonObject { ["type"] = 18, ["component"] = new JsonObject { ["type"] = 4, ["custom_id"] = "text", ["value"] = text } }),
    };

    /// <summary>A message everybody sees.</summary>
    private static FakeMessage Seen(HandDiscord discord) => new("1", discord.Rest.Channel, Gallery.Body(MessageRenderer.Render(Message.Create("card"))[0]));
}
