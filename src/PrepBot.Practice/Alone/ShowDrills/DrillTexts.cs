using PrepBot.Chat.Messages;
using PrepBot.Domain.Answers;
using PrepBot.Practice.Alone.TrainEar;

namespace PrepBot.Practice.Alone.ShowDrills;

/// <summary>What members read here, a sentence each.</summary>
internal static class DrillTexts
{
    public const string CommandHelp = "What you can practise alone, in two to eight minutes";

    public const string Title = "Practise alone";

    public static RichText AnswerOne => RichText.Create($"{"Answer one aloud":strong}\nA question for what you need most, and what to ask yourself afterwards. Three minutes.");

    public static RichText TrainFirst => RichText.Create($"{"Train your ear":strong}\nRate an answer as an interviewer would, then compare with the key. Two minutes.");

    public static RichText TrainOn(EarFigures figures) => RichText.Create($"{"Train your ear":strong}\n{EarTexts.Standing(figures)}.");

    public static RichText ReadOn(string principle) => RichText.Create($"{"Know what is listened for":strong}\n{principle} is the one you have practised least for how often it is asked.");
}
