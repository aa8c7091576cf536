from newsgen.public import Built as Built
from newsgen.public import Checked as Checked
from newsgen.public import Difference as Difference
from newsgen.public import Explanation as Explanation
from newsgen.public import Project as Project
from newsgen.public import Stories as Stories
from newsgen.public import Story as Story
from newsgen.public import build as build
from newsgen.public import check as check
from newsgen.public import diff as diff
from newsgen.public import draft as draft
from newsgen.public import explain as explain
from newsgen.public import load as load
from newsgen.public import ranked as ranked

__version__: str
__all__: list[str]
