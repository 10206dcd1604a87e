using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Stores;
using PrepBot.Features.Tests.Support;
using PrepBot.Storage;
using PrepBot.Testing;

namespace PrepBot.Features.Tests.Reliability;

/// <summary>
/// R1, R6: a real server behind a line that goes silent or makes every statement wait, with production's limits of a statement. The answer's timer is on the
/// hand clock, so nothing but the timer can have let it leave.
/// </summary>
public sealed class HalfOpenDatabaseTests : IAsyncDisposable
{
    private DatabaseProxy _proxy = null!;

    [Theory]
    [InlineData("form note:add", true)]
    [InlineData("form debrief:file", true)]
    [InlineData("form question-suggest:save", true)]
    [InlineData("form note:add", false)]
    [InlineData("form debrief:file", false)]
    public async Task R1_SilentAfterTheFormWasOpened_WordsAreKept_AndTheFormIsTakenOnceWhenAllIsWell(string form, bool keepsOpen)
    {
        await using var group = await GatherAsync();
        var (author, sent) = await FormScenes.All[form](group);
        sent = sent with { Origin = author.Origin() };
        var responder = new RecordingResponder { KeepsFormOpen = keepsOpen };

        _proxy.FallSilent();
        var handling = group.The<IInteractionSink>().HandleAsync(sent, responder, CancellationToken.None);
        await Eventually.TrueAsync(() => _proxy.Held > 0);
        group.Clock.Advance(keepsOpen ? TimeSpan.FromSeconds(2.5) : TimeSpan.FromSeconds(1.2));
        await Eventually.TrueAsync(() => responder.Answers.Count + responder.Deferrals > 0);
        Assert.Equal(keepsOpen ? (1, 0) : (0, 1), (responder.Answers.Count, responder.Deferrals));
        group.Clock.Advance(TimeSpan.FromSeconds(22));
        await handling;
        Assert.Equal(sent.Answers, Assert.IsType<FormErrorsReply>(Assert.Single(responder.Answers)).Typed);

        _proxy.Heal();
        await Eventually.TrueAsync("the settlement", async () =>
        {
            group.Clock.Advance(TimeSpan.FromSeconds(5));
            await group.The<SettlementLoop>().RunDueAsync(CancellationToken.None);
            return group.The<SettlementLoop>().Waiting == 0;
        });
        var again = await HandleUntilServedAsync(group, author, sent);
        var twice = await group.HandleAsync(sent with { Origin = author.Origin() });
        await SettleWhenServedAsync(group);

        Assert.IsNotType<FormErrorsReply>(again);
        Assert.Equal(1, await group.AskAsync<int>("select (select count(*) from notes) + (select count(*) from debriefs) + (select count(*) from prompt_suggestions)"));
        Assert.IsNotType<FormReply>(twice);
    }

    [Fact]
    public async Task R6_EveryStatementWaits_OpeningAFormIsAnsweredByTheTimer()
    {
        await using var group = await GatherAsync();
        var ana = group.Member("Ana");
        await ana.CommandsAsync("help");
        var responder = new RecordingResponder();

        _proxy.FallSilent();
        var handling = group.The<IInteractionSink>().HandleAsync(new CommandUsed(ana.Origin(), "question-suggest", CommandValues.None), responder, CancellationToken.None);
        await Eventually.TrueAsync(() => _proxy.Held > 0);
        group.Clock.Advance(TimeSpan.FromSeconds(2.5));
        await handling;

        Assert.StartsWith("I cannot reach my records right now, so nothing was changed.", Actor.TextOf(Assert.Single(responder.Answers)));
        Assert.Equal(0, group.The<SettlementLoop>().Waiting);
    }

    [Fact]
    public async Task R1_FormOverASlowLine_IsDeferredWhereThePlatformCan_AndStored()
    {
        await using var group = await GatherAsync();
        var (author, sent) = await FormScenes.All["form note:add"](group);
        var responder = new RecordingResponder { KeepsFormOpen = false };

        _proxy.Delay = TimeSpan.FromMilliseconds(150);
        var handling = group.The<IInteractionSink>().HandleAsync(sent with { Origin = author.Origin() }, responder, CancellationToken.None);
        await Eventually.TrueAsync(() => _proxy.Delayed > 0);
        group.Clock.Advance(TimeSpan.FromSeconds(1.3));
        await Eventually.TrueAsync(() => responder.Deferrals > 0);
        await handling;

        Assert.StartsWith("Noted.", Actor.TextOf(Assert.Single(responder.Answers)));
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from notes"));
    }

    public ValueTask DisposeAsync() => _proxy?.DisposeAsync() ?? ValueTask.CompletedTask;

    private Task<Group> GatherAsync() => Group.GatherAsync(services =>
    {
        var factory = services.Last(service => service.ServiceType == typeof(StorageSettings)).ImplementationFactory!;
        services.AddSingleton(provider =>
        {
            var settings = (StorageSettings)factory(provider);
            var host = new NpgsqlConnectionStringBuilder(settings.ConnectionString).Host!;
            Assert.SkipWhen(host.StartsWith('/'), "The server listens on a local socket only.");
            _proxy = new DatabaseProxy(settings.ConnectionString);
            return settings with { ConnectionString = _proxy.ConnectionString, CommandTimeout = new StorageSettings("", TestKey.Any).CommandTimeout };
        });
    });

    /// <summary>The connections of the background may have been cut too; the loops try again by themselves.</summary>
    private static async Task SettleWhenServedAsync(Group group)
    {
        while (true)
        {
            try
            {
                await group.SettleAsync();
                return;
            }
            catch (StoreException e) when (e.Failure == StoreFailure.Unavailable)
            {
                // Each try takes one cut line out of the pool.
            }
        }
    }

    /// <summary>The pool may still hold a line that was cut.</summary>
    private static async Task<Reply> HandleUntilServedAsync(Group group, Actor author, FormSubmitted sent)
    {
        while (true)
        {
            var reply = await group.HandleAsync(sent with { Origin = author.Origin() });
            if (!Actor.TextOf(reply).Contains("I cannot reach my records", StringComparison.Ordinal))
                return reply;
        }
    }
}
