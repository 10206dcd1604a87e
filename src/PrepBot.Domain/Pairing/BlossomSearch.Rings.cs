namespace PrepBot.Domain.Pairing;

/// <summary>Blossoms: how a ring becomes a node, how it is matched as one, and how it becomes a ring again.</summary>
internal sealed partial class BlossomSearch
{
    /// <summary>Shrinks the ring through <paramref name="u"/>, <paramref name="meeting"/> and <paramref name="v"/> into a blossom.</summary>
    private void Close(int u, int meeting, int v)
    {
        var b = _nodes + 1;
        while (b <= _highest && _top[b] != 0)
            b++;
        _highest = Math.Max(_highest, b);

        _dual[b] = 0;
        _side[b] = Outer;
        _mate[b] = _mate[meeting];
        var ring = _ring[b];
        ring.Clear();
        ring.Add(meeting);
        Climb(u);
        ring.Reverse(1, ring.Count - 1);
        Climb(v);
        SetTop(b, b);

        for (var x = 1; x <= _highest; x++)
            _from[(b * _stride) + x] = _from[(x * _stride) + b] = 0;
        Array.Clear(_holder, b * (_nodes + 1), _nodes + 1);
        foreach (var member in ring)
            Inherit(b, member);

        FindNearest(b);

        void Climb(int x)
        {
            while (x != meeting)
            {
                var inner = _top[_mate[x]];
                ring.Add(x);
                ring.Add(inner);
                LookFrom(inner);
                x = _top[_reachedBy[inner]];
            }
        }
    }

    private void Inherit(int b, int member)
    {
        for (var x = 1; x <= _highest; x++)
        {
            var own = (b * _stride) + x;
            var theirs = (member * _stride) + x;
            if (_from[theirs] == 0 || (_from[own] != 0 && Gap(member, x) >= Gap(b, x)))
                continue;

            _from[own] = _to[(x * _stride) + b] = _from[theirs];
            _to[own] = _from[(x * _stride) + b] = _to[theirs];
        }

        for (var node = 1; node <= _nodes; node++)
        {
            if (node == member || (member > _nodes && _holder[(member * (_nodes + 1)) + node] != 0))
                _holder[(b * (_nodes + 1)) + node] = member;
        }
    }

    /// <summary>Opens an inner blossom whose dual is used up: the even way through its ring stays in the tree, the rest leaves it.</summary>
    private void Open(int b)
    {
        var ring = _ring[b];
        foreach (var member in ring)
            SetTop(member, member);

        var entry = _holder[(b * (_nodes + 1)) + _from[(b * _stride) + _reachedBy[b]]];
        var index = EvenIndex(b, entry);
        for (var i = 0; i < index; i += 2)
        {
            var inner = ring[i];
            var outer = ring[i + 1];
            _reachedBy[inner] = _from[(outer * _stride) + inner];
            _side[inner] = Inner;
            _side[outer] = Outer;
            _nearest[inner] = 0;
            FindNearest(outer);
            LookFrom(outer);
        }

        _side[entry] = Inner;
        _reachedBy[entry] = _reachedBy[b];
        for (var i = index + 1; i < ring.Count; i++)
        {
            _side[ring[i]] = Unseen;
            FindNearest(ring[i]);
        }

        _top[b] = 0;
    }

    /// <summary>Matches u to v, and inside a blossom its ring anew around the member that the edge leaves from.</summary>
    private void Match(int u, int v)
    {
        var edge = (u * _stride) + v;
        var leaving = _from[edge];
        _mate[u] = _to[edge];
        if (u <= _nodes)
            return;

        var ring = _ring[u];
        var member = _holder[(u * (_nodes + 1)) + leaving];
        var index = EvenIndex(u, member);
        for (var i = 0; i < index; i++)
            Match(ring[i], ring[i ^ 1]);

        Match(member, v);
        var head = ring.GetRange(0, index);
        ring.RemoveRange(0, index);
        ring.AddRange(head);
    }

    /// <summary>The member's place counted so that the way to it from the base has even length; turns the ring round when needed.</summary>
    private int EvenIndex(int blossom, int member)
    {
        var ring = _ring[blossom];
        var index = ring.IndexOf(member);
        if (index % 2 == 0)
            return index;

        ring.Reverse(1, ring.Count - 1);
        return ring.Count - index;
    }

    private void SetTop(int x, int top)
    {
        _top[x] = top;
        if (x <= _nodes)
            return;

        foreach (var member in _ring[x])
            SetTop(member, top);
    }
}
