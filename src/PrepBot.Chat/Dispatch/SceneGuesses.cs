using System.Collections.Concurrent;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Work;
using PrepBot.Values.Identity;

namespace PrepBot.Chat.Dispatch;

/// <summary>
/// By which ids somebody was found the last time. A guess to ask by, so that the row a call is about need not wait for who acts; it is worth something only
/// once who acts was found to be the same.
/// </summary>
internal sealed class SceneGuesses
{
    /// <summary>More are not remembered: then one is asked after the other.</summary>
    private const int MaxRemembered = 20_000;

    private readonly ConcurrentDictionary<(CommunityRef Community, PersonRef Person), Scene> _known = new();

    /// <summary>The guess, or null.</summary>
    public Scene? Find(Origin origin) => _known.GetValueOrDefault((origin.Community, origin.Person));

    /// <summary>Who acts was found, and is not who was expected, or nobody was.</summary>
    public void Note(Origin origin, Scene found)
    {
        if (_known.Count >= MaxRemembered)
            _known.Clear();
        _known[(origin.Community, origin.Person)] = new Scene(found.CommunityId, found.MemberId);
    }
}
