using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Communities;

namespace PrepBot.Practice.Rounds.ChooseTalk;

/// <summary>Either of the two says where they talk: by a link of their own, in writing, or in another channel when theirs is full.</summary>
internal sealed class ChooseTalk(PrincipleSet principles) : Feature
{
    private static readonly RoundRule Pair = new RoundRule(RoundPart.Pair);

    public override string Name => RoundActions.Talk;

    public override IReadOnlyList<Handler> Handlers =>
    [
        Handler.For(new OnClick("link"), Pair, HandlerKind.OpensForm, OpenAsync),
        Handler.For(new OnForm("set", FormRepeat.Replaces), Pair, HandlerKind.Changes, SetAsync),
        Handler.For(new OnClick("type"), Pair, HandlerKind.Changes, TypeAsync),
        Handler.For(new OnClick("speak"), Pair, HandlerKind.Changes, SpeakAsync),
        Handler.For(new OnClick("another"), Pair, HandlerKind.Changes, MoveAsync),
    ];

    private async Task<Reply> OpenAsync(Call<Round> call, CancellationToken cancellationToken) => call.Round.IsOpen
        ? new FormReply(await FormAsync(call, cancellationToken))
        : RefusalTexts.For(RoundRefusal.Over);

    private async Task<Form> FormAsync(Call<Round> call, CancellationToken cancellationToken)
    {
        var title = await RoundTitle.LoadAsync(call, call.Round, principles, cancellationToken);
        var field = new TextField("link", TalkTexts.LinkField, Required: true, TalkPlace.MaxAddress)
        {
            Hint = TalkTexts.LinkHint,
            Value = call.Round.Talk is TalkPlace.OwnLink own ? own.Address : "",
        };
        return title.Form(RoundActions.On(RoundActions.Talk, "set", call.Round), "Link: ", [new FormStep(TalkTexts.OurOwnLink, [field])]);
    }

    private async Task<Reply> SetAsync(Call<Round> call, CancellationToken cancellationToken)
    {
        var form = await FormAsync(call, cancellationToken);
        if (!call.Round.IsOpen)
            return FormCheck.Error(form, call.Answers, "", TalkTexts.RoundIsOver);
        if (FormCheck.Errors(form, call.Answers) is { } errors)
            return errors;
        if (TalkPlace.ReadLink(call.Answers.Text("link"), out var why) is not { } link)
            return FormCheck.Error(form, call.Answers, "link", TalkTexts.Mistake(why));

        if (call.Round.Talk != link)
            await SayAsync(call, link, cancellationToken);
        return Reply.Privately(TalkTexts.LinkIsSet);
    }

    private static async Task<Reply> TypeAsync(Call<Round> call, CancellationToken cancellationToken)
    {
        if (!call.Round.IsOpen)
            return RefusalTexts.For(RoundRefusal.Over);

        if (call.Round.Talk is not TalkPlace.Typing)
            await SayAsync(call, new TalkPlace.Typing(), cancellationToken);
        return Reply.Nothing;
    }

    /// <summary>They speak after all: in a channel, where one is free.</summary>
    private static async Task<Reply> SpeakAsync(Call<Round> call, CancellationToken cancellationToken)
    {
        if (!call.Round.IsOpen)
            return RefusalTexts.For(RoundRefusal.Over);
        if (call.Round.Talk is not TalkPlace.Typing)
            return Reply.Nothing;

        TalkPlace? talk = await call.Work.Talks.TakeVoiceAsync(call.CommunityId, call.Round.Id, cancellationToken);
        if (talk is null)
            await call.Work.Talks.ClearAsync(call.CommunityId, call.Round.Id, cancellationToken);
        await RoundConsequences.TalkMovedAsync(call.Work, call.Round, TalkTexts.Set(call.Member.DisplayName, talk), cancellationToken);
        return Reply.Nothing;
    }

    private static async Task<Reply> MoveAsync(Call<Round> call, CancellationToken cancellationToken)
    {
        if (!call.Round.IsOpen)
            return RefusalTexts.For(RoundRefusal.Over);
        if (call.Round.Talk is not TalkPlace.Voice voice || call.Target.Number(1) != RoundActions.NumberOf(voice))
            return Reply.Nothing;

        if (await call.Work.Talks.TakeVoiceAsync(call.CommunityId, call.Round.Id, cancellationToken) is not { } next)
            return Reply.Privately(TalkTexts.NoneIsFree);

        await RoundConsequences.TalkMovedAsync(call.Work, call.Round, TalkTexts.Set(call.Member.DisplayName, next), cancellationToken);
        return Reply.Nothing;
    }

    private static async Task SayAsync(Call<Round> call, TalkPlace talk, CancellationToken cancellationToken)
    {
        await call.Work.Talks.SetAsync(call.CommunityId, call.Round.Id, talk, cancellationToken);
        await RoundConsequences.TalkMovedAsync(call.Work, call.Round, TalkTexts.Set(call.Member.DisplayName, talk), cancellationToken);
    }
}
