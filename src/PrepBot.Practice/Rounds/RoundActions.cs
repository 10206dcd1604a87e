using PrepBot.Chat.Messages;
using PrepBot.Domain.Rounds;
using PrepBot.Values.Text;

namespace PrepBot.Practice.Rounds;

/// <summary>The buttons of a round: their stable names in one place, since cards, kits and private messages all carry them.</summary>
internal static class RoundActions
{
    public const string Meet = "meet";
    public const string Kit = "kit";
    public const string Ask = "ask";
    public const string Note = "note";
    public const string Score = "score";
    public const string Clock = "clock";
    public const string Debrief = "debrief";
    public const string Details = "details";
    public const string Correction = "correct";
    public const string Dispute = "dispute";
    public const string Watch = "watch";
    public const string Room = "room";
    public const string Talk = "talk";

    /// <summary>Ends the round without asking.</summary>
    public const string EndNowVerb = "end-now";

    public static Button Here(Round round) => new(On(Meet, "here", round), "I'm here", ButtonStyle.Primary);

    /// <summary>The same outside the room: the card it stands on becomes what is true then, with the way in.</summary>
    public static Button HereFromOutside(Round round) => Here(round) with { Action = On(Meet, "here", round) with { Subject = Subject.Create(round.Id).And(OutsideMark) } };

    public static Button CannotMakeIt(Round round) => new(On(Meet, "cannot", round), "Can't make it");

    public static Button Swap(Round round) => new(new ActionId(Meet, "swap", Subject.Create(round.Id).And(round.InterviewerId)), "Swap roles");

    public static Button WaitLonger(Round round) => new(On(Meet, "wait", round), "Wait 5 more minutes", ButtonStyle.Primary);

    public static Button PairAgain(Round round) => new(On(Meet, "pair-again", round), RoundTexts.PairMeAgain);

    public static Button GiveUp(Round round) => new(On(Meet, "give-up", round), "Cancel");

    public static Button GoAgain(Round round) => new(On(Meet, "again", round), RoundTexts.SwapAndGoAgain);

    public static Button OpenCockpit(Round round) => new(On(Kit, "open", round), "My cockpit");

    public static Button BackToTheRound(Round round) => new(On(Kit, "back", round), "Back to the round", ButtonStyle.Primary);

    public static Button Reference(Round round, int page, string label = "Reference") => new(new ActionId(Kit, "page", Subject.Create(round.Id).And(page)), label);

    public static Button BackToARealStory(Round round) => new(On(Ask, "story", round), "Back to a real story");

    public static Button AskPrompt(Round round, KitPrompt prompt) => new(On(Ask, "prompt", round, prompt), "Ask it", ButtonStyle.Primary);

    public static Button AskProbe(Round round, KitPrompt prompt, int index) => new(
        new ActionId(Ask, "probe", Subject.Create(round.Id).And(prompt.PromptKey).And(index)), "Ask this");

    public static Select AskSomethingElse(Round round, KitPrompt asked, IReadOnlyList<Option> options) =>
        new(On(Ask, "else", round, asked), CockpitTexts.SomethingElse, options);

    public static Select Instead(Round round, KitPrompt prompt, IReadOnlyList<Option> spares) =>
        new(On(Ask, "replace", round, prompt), CockpitTexts.Instead(round.ReplacementsLeft()), spares);

    public static IEnumerable<Button> WhyReplaced(Round round, KitPrompt prompt) =>
        new[] { (ReplaceReason.HeardBefore, "Heard before"), (ReplaceReason.Unclear, "Unclear"), (ReplaceReason.NotFitting, "Does not fit") }
            .Select(why => new Button(new ActionId(Ask, "why", Subject.Create(round.Id).And(prompt.PromptKey).And((int)why.Item1)), why.Item2));

    public static Button AnswerDone(Round round, KitPrompt prompt) => new(On(Ask, "done", round, prompt), "Done", ButtonStyle.Primary);

    public static Button NextPrinciple(Round round) => new(new ActionId(Ask, "next", Subject.Create(round.Id).And(round.Current)), "Next principle");

    public static Button TakeNote(Round round) => new(On(Note, "open", round), "Note");

    public static Button Scorecard(Round round) => new(On(Score, "open", round), "Scorecard");

    public static Button Back(Round round) => new(On(Kit, "back", round), "Back");

    public static Button Pause(Round round) => new(On(Clock, "pause", round), "Pause");

    public static Button Resume(Round round) => new(On(Clock, "resume", round), "Go on", ButtonStyle.Primary);

    public static Button Extend(Round round) => new(new ActionId(Clock, "extend", Subject.Create(round.Id).And(round.Minutes)), "+5 min");

    /// <summary>Asks once, with a card that counts when it is pressed; of a round that cannot be read any more there is nothing to ask.</summary>
    public static Button End(Round round) => new(round.ProgressLost ? EndNow(round) : On(Clock, "end", round), "End");

    /// <summary>The same on the cockpit, which is redrawn with every step: there the platform may ask by itself, with the counts the card was drawn with.</summary>
    public static Button EndHere(Round round) => Mine(End(round)) with { Confirm = round.ProgressLost ? null : EndQuestion.Asked(round) };

    public static Button EndTheRound(Round round) => EndHere(round) with { Label = "End the round", Style = ButtonStyle.Primary };

    /// <summary>What has been asked about already, with so many principles asked.</summary>
    public static ActionId EndNow(Round round) => new(Clock, EndNowVerb, Subject.Create(round.Id).And(EndQuestion.CountAsked(round)));

    public static Button KeepGoing(Round round, ButtonStyle style = ButtonStyle.Normal) => new(On(Clock, "keep", round), EndTexts.KeepGoing, style);

    public static Button FileDebrief(Round round) => new(On(Debrief, "open", round), "File my debrief", ButtonStyle.Primary);

    /// <summary>The same form again, with what was filed; until the reveal the last filing wins.</summary>
    public static Button ChangeFiled(Round round) => new(On(Debrief, "open", round), "Change it");

    public static Button FileAsItIs(Round round) => new(On(Debrief, "as-it-is", round), "File as it is");

    public static Button AddDetails(Round round) => new(On(Details, "open", round), "Add details");

    public static Button ReadDigest(Round round) => new(On(Debrief, "read", round), "Read the debrief", ButtonStyle.Primary);

    public static Button Correct(Round round) => new(On(Correction, "open", round), "Correct mine");

    public static Button NextDispute { get; } = new(new ActionId(Dispute, "next", Subject.None), "Decide a dispute");

    public static Button DisputeScore(Round round) => new(On(Dispute, "open", round), "Not about my answer");

    public static Button ObserverSheet(Round round, string label = "Observer's sheet") => new(On(Watch, "sheet", round), label);

    public static Button StopWatching(Round round) => new(On(Watch, "stop", round), "Stop watching");

    public static Button PairObserver(Round round) => new(On(Watch, "pair", round), RoundTexts.PairMe, ButtonStyle.Primary);

    /// <summary>What else there is to talk by; the link both have agreed on leads there.</summary>
    public static Buttons WhereToTalk(Round round) => new(
    [
        new(On(Talk, "link", round), TalkTexts.OurOwnLink),
        round.Talk is TalkPlace.Typing ? new(On(Talk, "speak", round), TalkTexts.WeSpeak) : new(On(Talk, "type", round), TalkTexts.WeType),
        .. round.Talk is TalkPlace.Voice voice ? [AnotherChannel(round, voice)] : Array.Empty<Button>(),
    ])
    {
        Links = round.Talk is TalkPlace.OwnLink own ? [new WebLink(TalkTexts.OpenTheLink, own.Address)] : [],
    };

    /// <summary>Of the channel they are in, so that two presses at once move them once.</summary>
    private static Button AnotherChannel(Round round, TalkPlace.Voice voice) =>
        new(new ActionId(Talk, "another", Subject.Create(round.Id).And(NumberOf(voice))), TalkTexts.AnotherChannel);

    /// <summary>A channel as a button carries it.</summary>
    public static int NumberOf(TalkPlace.Voice voice) => StableHash.Compute(voice.Channel.ExternalId);

    public static Button Reopen(Round round) => new(On(Room, "reopen", round), "Open it again", ButtonStyle.Primary);

    public static Button GoOnPrivately(Round round) => new(On(Room, "private", round), RoundTexts.GoOnPrivately);

    public static Button EndWithoutRoom(Round round) => new(On(Room, "end", round), "End the round", ButtonStyle.Danger);

    /// <summary>The same button on one's own card, which is redrawn in place.</summary>
    public static Button Mine(Button button) => button with { Action = Mine(button.Action) };

    /// <inheritdoc cref="Mine(Button)"/>
    public static ActionId Mine(ActionId action) => action with { Subject = action.Subject.And(MineMark) };

    /// <summary>Whether a press came from one's own card.</summary>
    public static bool IsMine(Subject subject) => subject.Part(1) == MineMark || subject.Part(2) == MineMark;

    private const string MineMark = "mine";

    /// <summary>Whether a press came from a card outside the room.</summary>
    public static bool IsOutside(Subject subject) => subject.Part(1) == OutsideMark;

    private const string OutsideMark = "outside";

    /// <summary>Which prompt of the kit, from 0: keys are longer than a button holds beside a part.</summary>
    public static int IndexOf(Round round, KitPrompt prompt) => round.Kit.Select((each, index) => (each, index)).First(each => each.each.PromptKey == prompt.PromptKey).index;

    public static ActionId On(string feature, string verb, Round round) => new(feature, verb, Subject.Create(round.Id));

    public static ActionId On(string feature, string verb, Round round, KitPrompt prompt) =>
        new(feature, verb, Subject.Create(round.Id).And(prompt.PromptKey));
}
