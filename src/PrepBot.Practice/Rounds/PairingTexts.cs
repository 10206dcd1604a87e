using PrepBot.Chat.Messages;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Rounds;

/// <summary>What is said to whoever has just been paired.</summary>
internal static class PairingTexts
{
    public const string OpenTheRoom = "Open the room";

    public const string YouAreHere = "You are noted as here. The round starts when both are.";

    public static string CanYouSpeak(string interviewer) => Label.Fit($"{CockpitTexts.Name(interviewer)} interviews you. Can you both speak now?", Label.MaxNotice);

    /// <summary>"You are paired with @Ana, as interviewer: Frugality · Dive Deep, 25 min."</summary>
    public static RichText Paired(Span partner, RoundPart part, Round round, PrincipleSet principles) => RichText.Create(
        $"You are paired with {partner}, as {(part == RoundPart.Interviewer ? "interviewer" : "candidate"):strong}: {WishTexts.About(round.Theme, round.Principles, principles)}, {round.Minutes} min.");
}
