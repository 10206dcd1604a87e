using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Queue.StartMock;
using PrepBot.Practice.Rounds;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Meeting.WatchRound;

/// <summary>The observer's job: count I and we, tick the parts of an answer, see the clock; and leave the seat again.</summary>
internal sealed class WatchRound(RoundConsequences consequences, WaitForPartner waiting, PrincipleSet principles) : Feature
{
    private static readonly RoundRule Observer = new RoundRule(RoundPart.Observer);

    /// <summary>For so long after a round its observer comes before those who waited longer.</summary>
    private static readonly TimeSpan FirstFor = TimeSpan.FromDays(1);

    public override string Name => RoundActions.Watch;

    public override IReadOnlyList<Handler> Handlers =>
    [
        Handler.For(new OnClick("sheet"), Observer, HandlerKind.Shows, async (call, cancellationToken) => new UpdateReply(await SheetAsync(call, cancellationToken))),
        Handler.For(new OnClick("count"), Observer, HandlerKind.Changes, CountAsync),
        Handler.For(new OnClick("tick"), Observer, HandlerKind.Changes, (call, cancellationToken) => TickAsync(call, heard: true, cancellationToken)),
        Handler.For(new OnClick("untick"), Observer, HandlerKind.Changes, (call, cancellationToken) => TickAsync(call, heard: false, cancellationToken)),
        Handler.For(new OnClick("stop"), Observer, HandlerKind.Changes, StopAsync),
        Handler.For(new OnClick("pair"), Observer, HandlerKind.Changes, PairAsync),
    ];

    private async Task<Message> SheetAsync(Call<Round> call, CancellationToken cancellationToken)
    {
        var observations = await call.Work.Observations.OfRoundAsync(call.CommunityId, call.Round.Id, cancellationToken);
        return ObserverTexts.Sheet(call.Round, observations.FirstOrDefault(seen => seen.PromptKey == call.Round.Watched()?.PromptKey), principles, call.Now);
    }

    private async Task<Reply> CountAsync(Call<Round> call, CancellationToken cancellationToken)
    {
        (int Own, int Group)? more = call.Target.Part(2) switch
        {
            "i" => (1, 0),
            "we" => (0, 1),
            "i-less" => (-1, 0),
            "we-less" => (0, -1),
            _ => null,
        };
        if (TakesCounts(call) && PromptOf(call) is { } prompt && more is { } count)
            await call.Work.Observations.CountAsync(call.Round, prompt.PromptKey, count.Own, count.Group, cancellationToken);

        return new UpdateReply(await SheetAsync(call, cancellationToken));
    }

    private async Task<Reply> TickAsync(Call<Round> call, bool heard, CancellationToken cancellationToken)
    {
        var part = (AnswerParts)(call.Target.Number(2) ?? 0);
        if (TakesCounts(call) && PromptOf(call) is { } prompt && part != AnswerParts.None && Enum.IsDefined(part))
            await call.Work.Observations.TickAsync(call.Round, prompt.PromptKey, part, heard, cancellationToken);

        return new UpdateReply(await SheetAsync(call, cancellationToken));
    }

    /// <summary>What was counted stays; the seat is free, and the others go on.</summary>
    private async Task<Reply> StopAsync(Call<Round> call, CancellationToken cancellationToken)
    {
        if (!call.Round.IsOpen)
            return new UpdateReply(Message.Create(WatchRoundTexts.RoundIsOver));

        await consequences.SaveAsync(call.Work, call.Round, call.Round with { ObserverId = null }, cancellationToken);
        await call.Work.Rounds.UnseatAsync(call.Round, call.Member.Id, cancellationToken);
        return new UpdateReply(Message.Create(
            WatchRoundTexts.NoLongerWatching, Practise.StartMock(call.Round.ChannelId)));
    }

    /// <summary>Who watched is first next time.</summary>
    private async Task<Reply> PairAsync(Call<Round> call, CancellationToken cancellationToken)
    {
        if (call.Round.IsOpen)
            return Reply.Privately(WatchRoundTexts.RoundIsStillOn, RoundActions.StopWatching(call.Round));

        var wish = new RoundRequest(WantedRole.Either, [], null) { First = call.Now - call.Round.EndedAt < FirstFor };
        return StartMockTexts.For(await waiting.WaitAsync(call, call.Round.ChannelId, wish, cancellationToken), principles);
    }

    /// <summary>Counting ends with the reveal: what the pair has read does not change.</summary>
    private static bool TakesCounts(Call<Round> call) => call.Round.Stage is RoundStage.Running or RoundStage.Debriefing;

    /// <summary>The prompt the button was drawn for, so that a late press counts where it was meant.</summary>
    private static KitPrompt? PromptOf(Call<Round> call) =>
        call.Target.Number(1) is { } index && index >= 0 && index < call.Round.Kit.Count && call.Round.Kit[index] is { WasProbed: true } prompt ? prompt : null;
}
