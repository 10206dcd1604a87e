using System.Text;
using PrepBot.Discord.Wire;
using PrepBot.Values.Identity;

namespace PrepBot.Discord.Rendering;

/// <summary>Collects components into messages, each within Discord's limits.</summary>
/// <param name="accent">The colour at their edge; null for none.</param>
internal sealed class MessagePages(int? accent)
{
    private readonly List<IReadOnlyList<Component>> _done = [];
    private readonly HashSet<string> _ids = [];
    private readonly StringBuilder _text = new();
    private List<Component> _page = [];

    /// <summary>What an edge is made of is a component too.</summary>
    private int _count = accent is null ? 0 : 1;
    private int _length;

    public void AddTexts(IEnumerable<string> texts)
    {
        foreach (var text in texts)
            AddText(text);
    }

    /// <summary>Texts that follow one another share a component; each block begins a line.</summary>
    public void AddText(string text)
    {
        if (text.Length == 0)
            return;

        if (_length + 1 + text.Length > DiscordLimits.TextOfMessage || _count + 1 > DiscordLimits.ComponentsOfMessage)
            Turn();
        if (_text.Length > 0)
            _text.Append('\n');
        _text.Append(text);
        _length += text.Length + 1;
    }

    public void Add(Component component)
    {
        var (count, length) = (Count(component), Length(component));
        FlushText();
        if (_count + count > DiscordLimits.ComponentsOfMessage || (length > 0 && _length + 1 + length > DiscordLimits.TextOfMessage))
            Turn();

        _page.Add(ToldApart(component));
        _count += count;
        _length += length > 0 ? length + 1 : 0;
    }

    /// <summary>Whether somebody is named already: a message rings only those it names.</summary>
    public bool Names(PersonRef person)
    {
        var mention = $"<@{person.ExternalId}>";
        return _done.Append(_page).SelectMany(page => page).Any(component => Says(component, mention)) || _text.ToString().Contains(mention, StringComparison.Ordinal);
    }

    public List<IReadOnlyList<Component>> Done()
    {
        Close();
        return _done.Count > 0 ? _done : throw new InvalidOperationException("A message without any block.");
    }

    private static bool Says(Component component, string words) =>
        component.Content?.Contains(words, StringComparison.Ordinal) == true || component.Components?.Any(inner => Says(inner, words)) == true;

    private static int Count(Component component) => 1 + (component.Components?.Sum(Count) ?? 0) + (component.Accessory is { } accessory ? Count(accessory) : 0);

    private static int Length(Component component) => (component.Content?.Length ?? 0) + (component.Components?.Sum(Length) ?? 0);

    /// <summary>An id stands once in a message: who has the same means the same, and is told apart by a number.</summary>
    private Component ToldApart(Component component) => component with
    {
        CustomId = component.CustomId is { } id ? Fresh(id) : null,
        Components = component.Components is { } inner ? [.. inner.Select(ToldApart)] : null,
        Accessory = component.Accessory is { } accessory ? ToldApart(accessory) : null,
    };

    private string Fresh(string wanted)
    {
        var id = wanted;
        for (var copy = 2; !_ids.Add(id); copy++)
            id = ActionIdCodec.Copy(wanted, copy);
        return id;
    }

    private void FlushText()
    {
        if (_text.Length == 0)
            return;

        _page.Add(new Component(ComponentType.TextDisplay) { Content = _text.ToString() });
        _text.Clear();
        _count++;
    }

    private void Close()
    {
        FlushText();
        if (_page.Count > 0)
            _done.Add(accent is null ? _page : [new Component(ComponentType.Container) { AccentColor = accent, Components = _page }]);
    }

    private void Turn()
    {
        Close();
        _page = [];
        _ids.Clear();
        (_count, _length) = (accent is null ? 0 : 1, 0);
    }
}
