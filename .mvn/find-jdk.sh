# shellcheck shell=sh
# Sourced by ./recommender, ./verify and .ci/run: finds a JDK of 21 or newer.
# find_jdk NAME sets jdk (its folder), jdk_version and jdk_feature, and says in one line which it took;
# where there is none it says what to install and fails.

# Prints the version of the JDK in folder $1, such as 21.0.4; nothing if there is none.
jdk_version_of() {
    [ -x "$1/bin/javac" ] || return 0
    if [ -r "$1/release" ]; then
        sed -n 's/^JAVA_VERSION="\([^"]*\)".*/\1/p' "$1/release"
    else
        "$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p'
    fi
}

# Takes the JDK in folder $1 if it is newer than what was taken before, and new enough.
consider_jdk() {
    considered_version=$(jdk_version_of "$1")
    considered_feature=${considered_version%%[!0-9]*}
    if [ "${considered_feature:-0}" -ge 21 ] && [ "$considered_feature" -gt "$jdk_feature" ]; then
        jdk=$1
        jdk_version=$considered_version
        jdk_feature=$considered_feature
    fi
}

# Prints the folder of the JDK whose java is on the PATH.
jdk_on_path() {
    program=$(command -v java) || return 0
    while [ -L "$program" ]; do
        link=$(readlink "$program")
        case $link in
            /*) program=$link ;;
            *) program=$(dirname "$program")/$link ;;
        esac
    done
    dirname "$(dirname "$program")"
}

find_jdk() {
    jdk=
    jdk_version=
    jdk_feature=0
    [ -z "${JAVA_HOME:-}" ] || consider_jdk "$JAVA_HOME"
    [ -n "$jdk" ] || consider_jdk "$(jdk_on_path)"
    if [ -z "$jdk" ]; then
        for candidate in /usr/lib/jvm/* "${HOME:-}"/.sdkman/candidates/java/* \
            /Library/Java/JavaVirtualMachines/*/Contents/Home; do
            consider_jdk "$candidate"
        done
        if [ -x /usr/libexec/java_home ]; then
            consider_jdk "$(/usr/libexec/java_home -v 21+ 2>/dev/null || true)"
        fi
    fi
    if [ -z "$jdk" ]; then
        echo "$1: no JDK of 21 or newer found; install one (Debian, Ubuntu: openjdk-21-jdk; macOS: brew install" \
            "openjdk; anywhere: Eclipse Temurin 25) or point JAVA_HOME to it." >&2
        return 1
    fi
    echo "$1: JDK $jdk_version in $jdk" >&2
}
