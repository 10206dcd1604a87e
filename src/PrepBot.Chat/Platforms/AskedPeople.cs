using PrepBot.Values.Identity;

namespace PrepBot.Chat.Platforms;

/// <summary>
/// What is known of the people of one piece of work. A transaction cannot wait for a platform: whoever needs somebody who has not been asked about gets
/// an <see cref="UnaskedPeopleException"/>, the transaction is given up, the platform is asked, and the whole is tried again with its answer.
/// </summary>
public sealed class AskedPeople(CommunityRef community, Memberships memberships)
{
    private readonly Dictionary<PersonRef, Membership> _answers = [];

    /// <summary>Who this is. Only <see cref="Membership.Active"/> may be seated, invited, told or obeyed.</summary>
    /// <exception cref="UnaskedPeopleException">The platform has to be asked first.</exception>
    public Membership Find(PersonRef person) => FindAll([person])[0];

    /// <summary>Who these are, in their order.</summary>
    /// <exception cref="UnaskedPeopleException">The platform has to be asked first, about all of them at once.</exception>
    public IReadOnlyList<Membership> FindAll(IReadOnlyCollection<PersonRef> people)
    {
        var unasked = people.Where(person => !Knows(person)).Distinct().ToList();
        return unasked.Count == 0 ? [.. people.Select(person => _answers[person])] : throw new UnaskedPeopleException(unasked);
    }

    /// <summary>Asks the platform, side by side.</summary>
    /// <returns>Those of whom it says that they are no members.</returns>
    public async Task<IReadOnlyList<PersonRef>> AskAsync(IReadOnlyList<PersonRef> people, TimeSpan limit, CancellationToken cancellationToken)
    {
        var answers = await Task.WhenAll(people.Select(person => memberships.FindAsync(community, person, limit, cancellationToken)));
        for (var i = 0; i < people.Count; i++)
            _answers[people[i]] = answers[i];

        return [.. people.Where(person => _answers[person].IsGone)];
    }

    private bool Knows(PersonRef person)
    {
        if (_answers.ContainsKey(person))
            return true;
        if (memberships.Recall(community, person) is not { } known)
            return false;

        // One answer for the whole piece of work, however often it is tried.
        _answers[person] = known;
        return true;
    }
}

/// <summary>The platform has to be asked about people before this can be done.</summary>
public sealed class UnaskedPeopleException : Exception
{
    public UnaskedPeopleException(IReadOnlyList<PersonRef> people)
        : this("The platform has to be asked about people first.") => People = people;

    public UnaskedPeopleException(string message)
        : base(message)
    {
    }

    public UnaskedPeopleException()
    {
    }

    public UnaskedPeopleException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Whom to ask about.</summary>
    public IReadOnlyList<PersonRef> People { get; } = [];
}
